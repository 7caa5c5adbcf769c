#include "model/xml_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t most_attributes = 256;  // in one tag; each is compared with the others

constexpr bool is_blank(char each) { return each == ' ' || each == '\t' || each == '\r' || each == '\n'; }

constexpr bool starts_name(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_' || each == ':' ||
         static_cast<unsigned char>(each) >= 0x80;
}

constexpr bool continues_name(char each) {
  return starts_name(each) || (each >= '0' && each <= '9') || each == '-' || each == '.';
}

constexpr bool is_control(char each) { return static_cast<unsigned char>(each) < 0x20 && !is_blank(each); }

// Every character of a large file is asked for its class, so the answers stand in a table.
using CharacterClass = std::array<bool, 256>;

constexpr CharacterClass class_of(bool (*belongs)(char)) {
  CharacterClass members{};
  for (int code = 0; code < 256; ++code) members[static_cast<std::size_t>(code)] = belongs(static_cast<char>(code));
  return members;
}

constexpr CharacterClass name_class = class_of(continues_name);
constexpr CharacterClass control_class = class_of(is_control);
constexpr CharacterClass plain_class = class_of([](char each) { return !is_control(each) && each != '&' && each != ']'; });

// Behind what needs no look at each character: eight at once, of which none is a control character, "&" or "]".
std::size_t behind_plain(std::string_view text, TextSpan span) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  constexpr std::uint64_t high_bits = ones * 0x80;
  const auto below = [](std::uint64_t eight, std::uint64_t limit) { return (eight - ones * limit) & ~eight & high_bits; };
  std::size_t at = span.begin;
  for (std::uint64_t eight = 0; at + sizeof eight <= span.end; at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((below(eight, 0x20) | below(eight ^ (ones * '&'), 1) | below(eight ^ (ones * ']'), 1)) != 0) break;
  }
  return at;
}

constexpr bool contains(const CharacterClass& members, char each) { return members[static_cast<unsigned char>(each)]; }

bool is_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code < 0x110000);
}

// What stands between "&" and ";".
bool is_reference(std::string_view name) {
  constexpr std::array<std::string_view, 5> predefined{"lt", "gt", "amp", "quot", "apos"};
  if (!name.starts_with('#')) return std::ranges::find(predefined, name) != predefined.end();
  const bool hexadecimal = name.starts_with("#x");
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
  return error == std::errc() && end == name.data() + name.size() && is_character(code);
}

}  // namespace

bool XmlScanner::fail(std::size_t offset, std::string why) {
  fault_ = {std::min(offset, text_.size()), std::move(why)};
  return false;
}

bool XmlScanner::take(XmlTokenKind kind, std::size_t end) {
  token_.kind = kind;
  token_.all = {at_, end};
  at_ = end;
  return true;
}

std::size_t XmlScanner::behind_name(std::size_t from) const {
  if (from >= text_.size() || !starts_name(text_[from])) return from;
  while (from < text_.size() && contains(name_class, text_[from])) ++from;
  return from;
}

std::size_t XmlScanner::behind_blanks(std::size_t from) const {
  while (from < text_.size() && is_blank(text_[from])) ++from;
  return from;
}

bool XmlScanner::next() {
  token_.attributes.clear();
  token_.name = {};
  if (fault_ || at_ >= text_.size()) return false;
  const std::string_view rest = text_.substr(at_);
  if (!rest.starts_with('<')) return text_token();
  if (rest.starts_with("</")) return end_tag();
  if (rest.starts_with("<?")) return instruction();
  if (rest.starts_with("<!--")) return comment();
  if (rest.starts_with("<![CDATA[")) return take_until(XmlTokenKind::CData, at_ + 9, "]]>", "CDATA section");
  if (rest.starts_with("<!")) return fail(at_, "a DOCTYPE is not accepted");
  return start_tag();
}

bool XmlScanner::check_reference(std::size_t& at, std::size_t end) {
  constexpr std::size_t longest = 12;
  const std::size_t semicolon = text_.substr(at, std::min(longest, end - at)).find(';');
  if (semicolon == std::string_view::npos) return fail(at, "a lone “&” must be written as &amp;");
  if (!is_reference(text_.substr(at + 1, semicolon - 1))) {
    return fail(at, "there is an entity that is not accepted; a lone “&” must be written as &amp;");
  }
  at += semicolon;
  return true;
}

bool XmlScanner::check_characters(TextSpan span, std::string_view allowed_nowhere) {
  for (std::size_t at = behind_plain(text_, span); at < span.end; ++at) {
    const char each = text_[at];
    if (contains(plain_class, each)) continue;
    if (is_control(each)) return fail(at, "there is a control character");
    if (each == '&' && !check_reference(at, span.end)) return false;
    if (!allowed_nowhere.empty() && text_.substr(at).starts_with(allowed_nowhere)) {
      return fail(at, fmt::format("“{}” must not stand here", allowed_nowhere));
    }
  }
  return true;
}

bool XmlScanner::take_until(XmlTokenKind kind, std::size_t from, std::string_view closing, const char* what) {
  const std::size_t found = text_.find(closing, from);
  if (found == std::string_view::npos) return fail(at_, fmt::format("the {} is not closed", what));
  const std::string_view inside = text_.substr(from, found - from);
  const auto* const bad = std::ranges::find_if(inside, [](char each) { return contains(control_class, each); });
  if (bad != inside.end()) {
    return fail(from + static_cast<std::size_t>(bad - inside.begin()), "there is a control character");
  }
  return take(kind, found + closing.size());
}

bool XmlScanner::text_token() {
  const std::size_t end = std::min(text_.find('<', at_), text_.size());
  return check_characters({at_, end}, "]]>") && take(XmlTokenKind::Text, end);
}

bool XmlScanner::comment() {
  const std::size_t dashes = text_.find("--", at_ + 4);
  if (dashes != std::string_view::npos && !text_.substr(dashes).starts_with("-->")) {
    return fail(dashes, "“--” must not stand in a comment");
  }
  return take_until(XmlTokenKind::Comment, at_ + 4, "-->", "comment");
}

bool XmlScanner::instruction() {
  const std::size_t name_end = behind_name(at_ + 2);
  const std::string_view name = text_.substr(at_ + 2, name_end - at_ - 2);
  if (name.empty()) return fail(at_, "“<?” is not followed by a name");
  if (equal_ignoring_case(name, "xml") && at_ != 0) {
    return fail(at_, "the XML declaration must be the first thing in the file");
  }
  return take_until(XmlTokenKind::Instruction, name_end, "?>", "instruction");
}

bool XmlScanner::end_tag() {
  token_.name = {at_ + 2, behind_name(at_ + 2)};
  if (token_.name.size() == 0) return fail(at_, "“</” is not followed by a name");
  const std::size_t end = behind_blanks(token_.name.end);
  if (end >= text_.size() || text_[end] != '>') {
    return fail(end, fmt::format("the end tag </{}> is not closed", shortened(token_.name.of(text_))));
  }
  return take(XmlTokenKind::EndTag, end + 1);
}

bool XmlScanner::start_tag() {
  token_.name = {at_ + 1, behind_name(at_ + 1)};
  if (token_.name.size() == 0) return fail(at_, "“<” is not followed by a name; in a value it must be written as &lt;");
  std::size_t at = token_.name.end;
  while (true) {
    const std::size_t next = behind_blanks(at);
    const std::string_view rest = text_.substr(next);
    if (rest.starts_with('>')) return take(XmlTokenKind::StartTag, next + 1);
    if (rest.starts_with("/>")) return take(XmlTokenKind::EmptyTag, next + 2);
    if (rest.empty()) return fail(at_, fmt::format("the tag <{}> is not closed", shortened(token_.name.of(text_))));
    if (next == at) return fail(next, fmt::format("a blank is missing in the tag <{}>", shortened(token_.name.of(text_))));
    at = next;
    if (!attribute(at)) return false;
  }
}

// Faults name the tag, not what stands in it: out of place, that may be a secret.
bool XmlScanner::attribute(std::size_t& at) {
  const auto tag = [this] { return shortened(token_.name.of(text_)); };
  XmlAttributeSpan found{.name = {at, behind_name(at)}, .value = {}};
  if (found.name.size() == 0) return fail(at, fmt::format("the tag <{}> holds something that is no attribute", tag()));
  const std::size_t equals = behind_blanks(found.name.end);
  if (equals >= text_.size() || text_[equals] != '=') {
    return fail(equals, fmt::format("“=” is missing after the name of an attribute of <{}>", tag()));
  }
  const std::size_t quote = behind_blanks(equals + 1);
  if (quote >= text_.size() || (text_[quote] != '"' && text_[quote] != '\'')) {
    return fail(quote, fmt::format("a value in the tag <{}> is not in quotes", tag()));
  }
  const std::size_t end = text_.find(text_[quote], quote + 1);
  const std::size_t less = text_.substr(quote, std::min(end, text_.size()) - quote).find('<');
  if (less != std::string_view::npos) {
    return fail(quote + less,
                fmt::format("in a value of <{}>, “<” must be written as &lt;, or a closing quote is missing", tag()));
  }
  if (end == std::string_view::npos) return fail(quote, fmt::format("a value in the tag <{}> is not closed", tag()));
  found.value = {quote + 1, end};
  if (!check_characters(found.value, {})) return false;
  const auto is_same = [&](const XmlAttributeSpan& other) { return other.name.of(text_) == found.name.of(text_); };
  if (std::ranges::any_of(token_.attributes, is_same))
    return fail(at, fmt::format("an attribute stands twice in the tag <{}>", tag()));
  if (token_.attributes.size() == most_attributes) return fail(at, fmt::format("the tag <{}> has too many attributes", tag()));
  token_.attributes.push_back(found);
  at = end + 1;
  return true;
}

}  // namespace smtpcfg::model
