#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "crypto/result.h"
#include "crypto/secret.h"

namespace smtpcfg::app {

// What a console program needs of its system: one body for POSIX, one for Windows.

enum class Stream : std::uint8_t { Input, Output, Error };

/// The arguments after the program's name, in UTF-8. Windows hands main() a lossy code page, so there they are asked for anew.
std::vector<std::string> utf8_arguments(int argc, char** argv);

/// An environment variable in UTF-8; none when it is not set or empty.
std::optional<std::string> environment(const char* name);

/// Call once, first: a reader that went away becomes an error of the write instead of the end of the process, and a Windows
/// console understands colours.
void prepare_terminal();

bool is_terminal(Stream stream);

/// For a person who types what standard input is read for.
inline constexpr std::string_view how_to_end_input = "End with Ctrl+D (on Windows Ctrl+Z and Enter).";

/// Writes all of it, to a file, a pipe or a console.
std::error_code write_to(Stream stream, std::string_view utf8);

/// Standard input up to its end, byte for byte. Error: Usage when it is longer than `max_bytes` or cannot be read.
Result<crypto::Secret> read_standard_input(std::size_t max_bytes);

}  // namespace smtpcfg::app
