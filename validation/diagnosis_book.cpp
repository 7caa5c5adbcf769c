#include "validation/diagnosis_book.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <string>

#include "model/text.h"
#include "model/wiping_xml.h"

namespace smtpcfg::validation {

extern const std::string_view diagnosis_xml;  // resources/diagnosis.xml, embedded by the build

namespace {

const pugi::xml_document& book() {
  static const pugi::xml_document document = [] {
    model::wipe_xml_memory();
    pugi::xml_document parsed;
    parsed.load_buffer(diagnosis_xml.data(), diagnosis_xml.size());
    return parsed;
  }();
  return document;
}

bool holds_word(std::string_view list, std::string_view word) {
  return std::ranges::any_of(model::blank_separated(list), [&](std::string_view each) { return each == word; });
}

/// ASCII capitals and the kind of blank make no difference.
bool holds_sentence(std::string_view text, std::string_view sentence) {
  const auto folded = [](char c) { return c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return !std::ranges::search(text, sentence, {}, folded, folded).empty();
}

bool fits(pugi::xml_node node, const Lookup& lookup) {
  const pugi::xml_attribute key = node.attribute(lookup.kind);
  if (key.empty() || !holds_word(key.value(), lookup.key)) return false;
  const pugi::xml_attribute side = node.attribute("side");
  if (!side.empty() && side.value() != lookup.side) return false;
  const pugi::xml_attribute says = node.attribute("says");
  const pugi::xml_attribute enhanced = node.attribute("enhanced");
  if (says.empty() && enhanced.empty()) return true;
  return (!says.empty() && holds_sentence(lookup.text, says.value())) ||
         (!enhanced.empty() && names_enhanced(lookup.text, enhanced.value()));
}

Diagnosis filled(pugi::xml_node node, const Known& known) {
  const pugi::xml_node fix = node.child("fix");
  return {.id = node.attribute("id").value(),
          .certainty = node.attribute("certainty").value(),
          .title = fill(node.child_value("title"), known),
          .cause = fill(node.child_value("cause"), known),
          .remedy = {.text = fill(fix.text().get(), known),
                     .who = fix.attribute("who").value(),
                     .powershell = fill_powershell(node.child_value("powershell"), known),
                     .link = node.child_value("link")}};
}

pugi::xml_object_range<pugi::xml_named_node_iterator> cases() { return book().child("diagnosis").children("case"); }

std::string_view kind_of(pugi::xml_node node) {
  for (const char* kind : {"aadsts", "oauth", "smtp", "pasted", "net", "fault"}) {
    if (!node.attribute(kind).empty()) return kind;
  }
  return {};
}

std::string code_of(pugi::xml_node node) {
  const std::string_view kind = kind_of(node);
  const std::string key = node.attribute(std::string(kind).c_str()).value();
  const std::string_view side = node.attribute("side").value();
  const std::string_view enhanced = node.attribute("enhanced").value();
  if (kind == "aadsts") {
    std::string codes;
    for (const std::string_view code : model::blank_separated(key)) {
      codes += (codes.empty() ? "AADSTS" : ", AADSTS") + std::string(code);
    }
    return codes;
  }
  if (key == "*") return kind == "oauth" ? "any other OAuth error" : "any other network error";
  if (!side.empty()) return fmt::format("{} ({})", key, side);
  return enhanced.empty() ? key : fmt::format("{} {}", key, enhanced);
}

}  // namespace

bool find_case(const Lookup& lookup, const Known& known, Diagnosis& found) {
  for (const pugi::xml_node node : cases()) {
    if (!fits(node, lookup)) continue;
    found = filled(node, known);
    if (found.remedy.link.empty() && std::string_view(lookup.kind) == "aadsts") {
      found.remedy.link = fmt::format("https://login.microsoftonline.com/error?code={}", lookup.key);
    }
    return true;
  }
  return false;
}

std::string_view find_case_id(const Lookup& lookup) {
  for (const pugi::xml_node node : cases()) {
    if (fits(node, lookup)) return node.attribute("id").value();
  }
  return {};
}

std::string_view find_enhanced_id(std::string_view enhanced) {
  for (const pugi::xml_node node : cases()) {
    if (node.attribute("enhanced").value() == enhanced) return node.attribute("id").value();
  }
  return {};
}

std::string_view find_listed_id(std::string_view code) {
  for (const pugi::xml_node node : cases()) {
    const std::string_view kind = kind_of(node);
    if ((kind == "net" || kind == "fault") && code_of(node) == code) return node.attribute("id").value();
  }
  return {};
}

Diagnosis case_of(std::string_view id, const Known& known) {
  for (const pugi::xml_node node : cases()) {
    if (node.attribute("id").value() == id) return filled(node, known);
  }
  return {};
}

std::vector<BookEntry> book_entries() {
  std::vector<BookEntry> entries;
  const Known named = Known::named();
  for (const pugi::xml_node node : cases()) {
    entries.push_back({.id = node.attribute("id").value(),
                       .code = code_of(node),
                       .title = fill(node.child_value("title"), named),
                       .who = node.child("fix").attribute("who").value()});
  }
  return entries;
}

const std::vector<CaseWords>& case_words() {
  static const std::vector<CaseWords> all = [] {
    std::vector<CaseWords> words;
    for (const pugi::xml_node node : cases()) {
      const std::string kind(kind_of(node));
      const std::string key = node.attribute(kind.c_str()).value();
      const std::string id = node.attribute("id").value();
      if (kind == "oauth" && key != "*") words.push_back({.words = key, .kind = kind, .key = key, .id = id, .weak = true});
      for (const pugi::xml_node met : node.children("met")) {
        words.push_back({.words = met.text().get(), .kind = kind, .key = key, .id = id, .weak = met.attribute("weak").as_bool()});
      }
    }
    return words;
  }();
  return all;
}

bool names_enhanced(std::string_view text, std::string_view enhanced) {
  const auto belongs = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  for (std::size_t at = text.find(enhanced); at != std::string_view::npos; at = text.find(enhanced, at + 1)) {
    const std::string_view after = text.substr(at + enhanced.size());
    const bool goes_on =
        !after.empty() && (belongs(after.front()) && (after.front() != '.' || (after.size() > 1 && belongs(after[1]))));
    if ((at == 0 || !belongs(text[at - 1])) && !goes_on) return true;
  }
  return false;
}

}  // namespace smtpcfg::validation
