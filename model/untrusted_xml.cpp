#include "model/untrusted_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/text.h"
#include "model/xml_document.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_text = std::size_t{16} << 20;
constexpr int deepest_level = 8;
// Each tag costs the parser some sixty bytes, of a file that may hold four bytes per tag.
constexpr std::size_t most_tags = 400'000;

// Where the text goes on behind a comment or the like; the end when that is not closed.
std::size_t behind(std::string_view text, std::size_t from, std::string_view closing) {
  const std::size_t found = text.find(closing, from);
  return found == std::string_view::npos ? text.size() : found + closing.size();
}

// The name in "&name;", empty for a lone ampersand and for what XML itself defines.
std::string_view own_entity(std::string_view reference) {
  constexpr std::array<std::string_view, 5> predefined{"lt", "gt", "amp", "quot", "apos"};
  const std::size_t end = reference.find_first_of("; \t\r\n\"'<>&", 1);
  if (end == std::string_view::npos || reference[end] != ';') return {};
  const std::string_view name = reference.substr(1, end - 1);
  const bool known = name.starts_with('#') || std::ranges::find(predefined, name) != predefined.end();
  return known ? std::string_view() : name;
}

// pugixml walks without recursion.
struct DepthCheck : pugi::xml_tree_walker {
  pugi::xml_node too_deep;
  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element || depth() < deepest_level) return true;
    too_deep = node;
    return false;
  }
};

}  // namespace

UntrustedXml::UntrustedXml(std::string_view text, std::string_view where, std::string_view remedy)
    : text_(text), where_(where), remedy_(remedy) {
  if (text.size() > largest_text) return;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    line_ends_.push_back(end);
  }
}

std::size_t UntrustedXml::line_at(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(line_ends_, offset) - line_ends_.begin()) + 1;
}

std::size_t UntrustedXml::line_of(pugi::xml_node node) const {
  return line_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
}

std::unexpected<Error> UntrustedXml::refuse(std::size_t line, std::string_view why) const {
  return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: line {}: {}.", where_, line, why), remedy_);
}

Result<void> UntrustedXml::check_bytes() const {
  if (text_.size() > largest_text) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: it is larger than 16 MiB.", where_), remedy_);
  }
  if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: the file is empty.", where_), remedy_);
  }
  if (const std::size_t zero = text_.find('\0'); zero != std::string_view::npos) {
    return refuse(line_at(zero), "it is not UTF-8 text but binary data or UTF-16");
  }
  if (is_valid_utf8(text_)) return {};
  std::size_t start = 0;
  for (const std::size_t end : line_ends_) {
    if (!is_valid_utf8(text_.substr(start, end - start))) break;
    start = end + 1;
  }
  return refuse(line_at(start), "it is not UTF-8 text; save the file as UTF-8");
}

// What pugixml reads over, but other programs that share the file would act upon.
Result<void> UntrustedXml::check_markup() const {
  std::size_t tags = 0;
  for (std::size_t at = text_.find_first_of("<&"); at != std::string_view::npos; at = text_.find_first_of("<&", at)) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with('<') && ++tags > most_tags) return refuse(line_at(at), "the file has too many tags");
    if (rest.starts_with("<!--")) {
      at = behind(text_, at + 4, "-->");
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind(text_, at, "]]>");
    } else if (rest.starts_with("<?")) {
      at = behind(text_, at, "?>");
    } else if (rest.starts_with("<!")) {
      return refuse(line_at(at), "a DOCTYPE is not accepted");
    } else if (const std::string_view name = rest.starts_with('&') ? own_entity(rest) : std::string_view(); !name.empty()) {
      return refuse(line_at(at), fmt::format("the entity “{}” is not accepted", shortened(name)));
    } else {
      ++at;
    }
  }
  return {};
}

Result<void> UntrustedXml::check_tree(const pugi::xml_document& document, const char* root_name) const {
  int roots = 0;
  for (const pugi::xml_node node : document.children()) {
    const std::string_view encoding = node.attribute("encoding").value();
    if (node.type() == pugi::node_declaration && !encoding.empty() && !equal_ignoring_case(encoding, "utf-8")) {
      return refuse(line_of(node), fmt::format("the file is UTF-8 but says that it is {}", shortened(encoding)));
    }
    if (node.type() != pugi::node_element) continue;
    if (std::string_view(node.name()) != root_name || ++roots > 1) {
      return refuse(line_of(node), fmt::format("the file must hold one element “{}” and no other", root_name));
    }
  }
  DepthCheck check;
  pugi::xml_node walked = document.root();
  walked.traverse(check);
  if (check.too_deep.empty()) return {};
  return refuse(line_of(check.too_deep), "elements are nested too deeply");
}

Result<void> UntrustedXml::load(pugi::xml_document& document, const char* root_name) const {
  if (Result<void> bytes = check_bytes(); !bytes) return bytes;
  if (Result<void> markup = check_markup(); !markup) return markup;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text_.data(), text_.size(), keep_everything_in_xml, pugi::encoding_utf8);
  if (!parsed) {
    const std::size_t line = line_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)));
    return refuse(line, fmt::format("the XML is not well-formed ({})", parsed.description()));
  }
  return check_tree(document, root_name);
}

}  // namespace smtpcfg::model
