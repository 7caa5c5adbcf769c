#pragma once

#include "crypto/result.h"

namespace smtpcfg::app {

/// The console's exit codes; those of a failed validation are 10 to 16 (validation/validate.h).
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int warnings = 1;
inline constexpr int usage = 2;
inline constexpr int not_found = 3;
inline constexpr int unreadable = 4;
inline constexpr int not_written = 5;
inline constexpr int wrong_settings = 10;
inline constexpr int not_reached = 11;
inline constexpr int refused = 12;
inline constexpr int cancelled = 130;  ///< as shells report a program that Ctrl+C ended
}  // namespace exit_code

int exit_code_of(ErrorKind kind);

}  // namespace smtpcfg::app
