#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace smtpcfg {

/// What kind of thing went wrong, as a program decides on it. The console's exit codes follow from the kind (exit_code.h).
enum class ErrorKind : std::uint8_t {
  Usage,        ///< the request makes no sense: a bad login, target, field name or value
  NotFound,     ///< the target does not exist
  Unreadable,   ///< it exists but cannot be decrypted, is damaged, or is not ours
  NotWritable,  ///< permission, disk full, a folder in its place
  Conflict,     ///< somebody else changed it since it was read
  Locked,       ///< somebody else is saving it now
  Network,      ///< a server was not reached, or the connection broke
  Refused,      ///< a server answered, and said no
  Cancelled,    ///< the person asked to stop
};

/// The kind's name as JSON output has it: "Unreadable".
const char* name_of(ErrorKind kind);

/// An error as a value: what happened and to what (`message`), and what to do next (`remedy`, may be empty).
/// Both are whole sentences for a person and never hold a secret.
struct Error {
  ErrorKind kind;
  std::string message;
  std::string remedy = {};
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(ErrorKind kind, std::string message, std::string remedy = {}) {
  return std::unexpected(Error{kind, std::move(message), std::move(remedy)});
}

}  // namespace smtpcfg
