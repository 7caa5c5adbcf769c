#pragma once

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

#include "model/xml_scanner.h"

namespace smtpcfg::model {

/// Where an element stands in its text.
struct XmlElementSpan {
  std::size_t begin = 0;    ///< its "<"
  std::size_t tag_end = 0;  ///< behind the ">" of its start tag
  std::size_t close = 0;    ///< the "<" of its end tag; tag_end when it has none
  std::size_t end = 0;      ///< behind the whole element

  [[nodiscard]] bool self_closed() const { return close == end; }
};

/// The elements of a well-formed text in their order, or what keeps it from being one: tags that do not match, no root or two,
/// text outside of it, more than 64 levels or a million tags.
std::expected<std::vector<XmlElementSpan>, XmlFault> outline_of(std::string_view text);

/// The attributes in the start tag of an element of the outline.
std::vector<XmlAttributeSpan> attributes_of(std::string_view text, const XmlElementSpan& element);

}  // namespace smtpcfg::model
