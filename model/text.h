#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::model {

/// Paths are UTF-8 in our text and wide on Windows; these two are the only crossing. What is no Unicode text on either side (a
/// lone surrogate in a folder's name) comes out with U+FFFD on Windows and as it is elsewhere.
std::filesystem::path path_of(std::string_view utf8);
std::string utf8_of(const std::filesystem::path& path);

bool is_valid_utf8(std::string_view text);

/// Lower case for ASCII and for the Latin letters a login may hold (Ä and ä are one on a Windows disk).
std::string fold_case(std::string_view utf8);

bool equal_ignoring_case(std::string_view left, std::string_view right);

/// The words between blanks, tabs and line ends.
std::vector<std::string_view> blank_separated(std::string_view text);

/// What somebody entered, as a message may repeat it: its beginning when it is long, with blanks for control characters; "…" when
/// it is not UTF-8.
std::string shortened(std::string_view text);

/// True when the text holds an ASCII control character: a tab or line end, NUL, DEL.
bool has_control_characters(std::string_view text);

}  // namespace smtpcfg::model
