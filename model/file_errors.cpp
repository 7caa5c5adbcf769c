#include "model/file_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

struct Words {
  std::string what;
  std::string remedy;
};

#ifdef _WIN32
// Windows error codes that the standard's error conditions have no name for.
std::optional<Words> known_to_windows(int code) {
  constexpr int sharing_violation = 32;
  constexpr int lock_violation = 33;
  constexpr std::array share_gone{53, 59, 64, 67, 1231};
  if (code == sharing_violation || code == lock_violation) {
    return Words{"another program has it open", "Close the program that uses the file, and try again."};
  }
  if (std::ranges::find(share_gone, code) != share_gone.end()) {
    return Words{"the network share does not answer", "Check the connection to the server, and try again."};
  }
  return std::nullopt;
}
#endif

std::optional<Words> known(std::error_code code) {
#ifdef _WIN32
  if (code.category() == std::system_category()) {
    if (std::optional<Words> words = known_to_windows(code.value())) return words;
  }
#endif
  if (code == std::errc::no_space_on_device) return Words{"the disk is full", "Make room on the disk, and try again."};
  if (code == std::errc::permission_denied || code == std::errc::operation_not_permitted) {
    return Words{"you have no permission", "Ask the administrator for access to this file and its folder."};
  }
  if (code == std::errc::read_only_file_system) return Words{"the disk is read-only", "Ask the administrator for write access."};
  if (code == std::errc::is_a_directory) {
    return Words{"there is a folder of this name", "Rename or remove the folder, then try again."};
  }
  if (code == std::errc::not_supported) {
    return Words{"what has this name is not a file", "Rename or remove it, then try again."};
  }
  if (code == std::errc::not_a_directory) return Words{"a part of the path is not a folder", "Check the path."};
  if (code == std::errc::no_such_file_or_directory) return Words{"there is no such file or folder", "Check the path."};
  if (code == std::errc::filename_too_long) return Words{"the path is too long", "Use a shorter path."};
  if (code == std::errc::io_error) {
    return Words{"the disk reports an error", "Check the disk or the network share, and try again."};
  }
  if (code == std::errc::file_too_large) {
    return Words{"it is far too large to be a settings file",
                 "Check that this is the right file; restore it from a backup if need be."};
  }
  if (code == std::errc::no_such_device || code == std::errc::no_such_device_or_address || code == std::errc::host_unreachable ||
      code == std::errc::timed_out || code == std::errc::not_connected) {
    return Words{"the disk or network share does not answer", "Check the connection to the server, and try again."};
  }
  return std::nullopt;
}

Error file_error(ErrorKind kind, std::string_view verb, const std::filesystem::path& path, std::error_code code) {
  const Words words = known(code).value_or(Words{code.message(), "Try again; if it stays, ask the administrator."});
  return {kind, fmt::format("Cannot {} {}: {}.", verb, utf8_of(path), words.what), words.remedy};
}

}  // namespace

Error reading_error(const std::filesystem::path& path, std::error_code code) {
  return file_error(ErrorKind::Unreadable, "read", path, code);
}

Error writing_error(const std::filesystem::path& path, std::error_code code) {
  return file_error(ErrorKind::NotWritable, "save", path, code);
}

}  // namespace smtpcfg::model
