#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smtpcfg::model {

/// A text from outside as one line that reads as what it is: a "?" stands for each line end and control character, for each
/// character that nobody sees (U+200B), that turns the direction of what follows (U+202E) or that breaks a line (U+2028), and,
/// when the text is not UTF-8, for each byte that is not ASCII. "…" stands for what is beyond `max_bytes`.
std::string printable(std::string_view text, std::size_t max_bytes);

}  // namespace smtpcfg::model
