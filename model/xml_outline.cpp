#include "model/xml_outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t deepest_level = 64;
constexpr std::size_t most_elements = 1'000'000;
constexpr std::size_t usual_element = 64;  // bytes of text for each

class Outline {
 public:
  explicit Outline(std::string_view text) : text_(text) {}

  std::expected<std::vector<XmlElementSpan>, XmlFault> take() {
    elements_.reserve(std::min(most_elements, text_.size() / usual_element));
    XmlScanner scanner(text_);
    while (scanner.next()) {
      if (auto fault = add(scanner.token())) return std::unexpected(std::move(*fault));
    }
    if (scanner.fault()) return std::unexpected(*scanner.fault());
    if (!open_.empty()) {
      const XmlElementSpan& element = elements_[open_.back()];
      return std::unexpected(XmlFault{element.begin, fmt::format("the element <{}> is not closed", name_of(element))});
    }
    if (elements_.empty()) return std::unexpected(XmlFault{0, "there is no element in it"});
    return std::move(elements_);
  }

 private:
  [[nodiscard]] std::string name_of(const XmlElementSpan& element) const {
    return shortened(text_.substr(element.begin + 1, text_.find_first_of(" \t\r\n/>", element.begin) - element.begin - 1));
  }

  std::optional<XmlFault> add(const XmlToken& token) {
    switch (token.kind) {
      case XmlTokenKind::StartTag:
      case XmlTokenKind::EmptyTag:
        return open(token);
      case XmlTokenKind::EndTag:
        return close(token);
      case XmlTokenKind::Text:
        if (!open_.empty() || token.all.of(text_).find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
        return XmlFault{token.all.begin, "there is text outside of all elements"};
      case XmlTokenKind::CData:
        if (!open_.empty()) return {};
        return XmlFault{token.all.begin, "there is text outside of all elements"};
      case XmlTokenKind::Comment:
      case XmlTokenKind::Instruction:
        break;
    }
    return {};
  }

  std::optional<XmlFault> open(const XmlToken& token) {
    if (open_.empty() && !elements_.empty()) return XmlFault{token.all.begin, "there is a second outermost element"};
    if (open_.size() == deepest_level) return XmlFault{token.all.begin, "elements are nested too deeply"};
    if (elements_.size() == most_elements) return XmlFault{token.all.begin, "the file has too many elements"};
    if (token.kind == XmlTokenKind::StartTag) open_.push_back(elements_.size());
    elements_.push_back({token.all.begin, token.all.end, token.all.end, token.all.end});
    return {};
  }

  std::optional<XmlFault> close(const XmlToken& token) {
    const auto name = [&] { return shortened(token.name.of(text_)); };
    if (open_.empty()) return XmlFault{token.all.begin, fmt::format("</{}> closes nothing", name())};
    XmlElementSpan& element = elements_[open_.back()];
    const std::string_view opened = text_.substr(element.begin + 1, token.name.size());
    const bool same =
        opened == token.name.of(text_) && std::string_view(" \t\r\n/>").contains(text_[element.begin + 1 + opened.size()]);
    if (!same) {
      return XmlFault{token.all.begin, fmt::format("</{}> does not close <{}>, which is open here", name(), name_of(element))};
    }
    element.close = token.all.begin;
    element.end = token.all.end;
    open_.pop_back();
    return {};
  }

  std::string_view text_;
  std::vector<XmlElementSpan> elements_;
  std::vector<std::size_t> open_;
};

}  // namespace

std::expected<std::vector<XmlElementSpan>, XmlFault> outline_of(std::string_view text) { return Outline(text).take(); }

std::vector<XmlAttributeSpan> attributes_of(std::string_view text, const XmlElementSpan& element) {
  XmlScanner scanner(text.substr(0, element.tag_end), element.begin);
  scanner.next();
  return scanner.token().attributes;
}

}  // namespace smtpcfg::model
