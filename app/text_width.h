#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smtpcfg::app {

/// How many columns a terminal gives to UTF-8 text: none to combining marks, two to wide East Asian characters.
std::size_t columns_of(std::string_view utf8);

/// The text cut to `columns`, with "…" at its end when something was cut.
std::string fitted(std::string_view utf8, std::size_t columns);

/// The text without control characters, each shown as "�": what a file or a server sent must not steer the terminal.
/// Line breaks stay only when `keep_lines`.
std::string printable(std::string_view utf8, bool keep_lines = false);

/// The same, its lines kept and set in by two columns, with a line end.
std::string indented(std::string_view utf8);

}  // namespace smtpcfg::app
