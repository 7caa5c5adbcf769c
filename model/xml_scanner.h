#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::model {

/// Bytes of a text, from `begin` to before `end`.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
  bool operator==(const TextSpan&) const = default;
};

struct XmlAttributeSpan {
  TextSpan name;
  TextSpan value;  ///< as it is written, without the quotes around it
};

enum class XmlTokenKind : std::uint8_t { Text, StartTag, EmptyTag, EndTag, Comment, CData, Instruction };

struct XmlToken {
  XmlTokenKind kind = XmlTokenKind::Text;
  TextSpan all;   ///< with "<" and ">"
  TextSpan name;  ///< of tags
  std::vector<XmlAttributeSpan> attributes;
};

/// What keeps a text from being XML, and where. `why` is a sentence without its capital and full stop.
struct XmlFault {
  std::size_t offset = 0;
  std::string why;
};

/// Cuts UTF-8 XML into tokens that say where everything stands, which a parser's tree no longer does. As strict as the parsers of
/// .NET about what is inside a token, where pugixml lets much pass; whether tags match is xml_outline.h's matter.
/// A DOCTYPE is a fault: with it, so are entities of its own. The text must outlive it.
class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

  /// Goes to the next token; false at the end and at a fault.
  bool next();
  [[nodiscard]] const XmlToken& token() const { return token_; }
  [[nodiscard]] const std::optional<XmlFault>& fault() const { return fault_; }

 private:
  bool fail(std::size_t offset, std::string why);
  bool take(XmlTokenKind kind, std::size_t end);
  bool take_until(XmlTokenKind kind, std::size_t from, std::string_view closing, const char* what);
  bool text_token();
  bool comment();
  bool instruction();
  bool end_tag();
  bool start_tag();
  bool attribute(std::size_t& at);
  bool check_characters(TextSpan span, std::string_view allowed_nowhere);
  bool check_reference(std::size_t& at, std::size_t end);
  [[nodiscard]] std::size_t behind_name(std::size_t from) const;
  [[nodiscard]] std::size_t behind_blanks(std::size_t from) const;

  std::string_view text_;
  std::size_t at_;
  XmlToken token_;
  std::optional<XmlFault> fault_;
};

}  // namespace smtpcfg::model
