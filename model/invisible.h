#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::model {

/// What a copied value brings along unseen: blanks, tabs, line ends, non-breaking and zero-width characters, byte order marks,
/// direction marks. Text is UTF-8; invalid UTF-8 is left as it is.
struct Cleaned {
  std::string text;     ///< without blanks around it and without zero-width characters anywhere
  std::string removed;  ///< what was taken away, for a person: "a trailing line break, a zero-width space"; empty when nothing
};

Cleaned without_invisible(std::string_view text);

/// True when the text stands in quotation marks of one kind, straight or typographic.
bool is_quoted(std::string_view text);

}  // namespace smtpcfg::model
