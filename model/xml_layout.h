#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "crypto/secret.h"
#include "model/xml_outline.h"
#include "model/xml_scanner.h"

namespace smtpcfg::model {

/// How the author of an XML text sets it, so that what is added looks as if its author had written it.
class XmlLayout {
 public:
  /// `root` is its outermost element, `first_child` the first one inside of it (or an empty span).
  XmlLayout(std::string_view text, const XmlElementSpan& root, const XmlElementSpan& first_child);

  [[nodiscard]] std::string_view line_end() const { return line_end_; }  ///< empty when the text is one line
  [[nodiscard]] std::string_view unit() const { return unit_; }          ///< what one level is indented by
  [[nodiscard]] char quote() const { return quote_; }                    ///< the one that the text has more of

  /// True when nothing but blanks stands in front of the place on its line.
  [[nodiscard]] bool begins_line(std::size_t at) const;
  /// Those blanks.
  [[nodiscard]] std::string_view indent_at(std::size_t at) const;
  /// Behind what else belongs to the line of something that ends at `end`: a comment after an element.
  [[nodiscard]] std::size_t end_of_line_content(std::size_t end) const;
  /// The lines of something that shares them with nothing else, so that none stays empty without it; else only itself.
  [[nodiscard]] TextSpan whole_lines(TextSpan span) const;

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t at) const;

  std::string_view text_;
  std::string_view line_end_;
  std::string_view unit_ = "  ";
  char quote_ = '"';
};

/// The value as it must be written between these quotes. It is valid UTF-8 without the control characters that XML cannot hold.
crypto::Secret escaped_attribute(std::string_view value, char quote);

}  // namespace smtpcfg::model
