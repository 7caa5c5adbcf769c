#pragma once

#include <windows.h>

#include <expected>
#include <system_error>
#include <utility>

#include "model/file_system.h"

namespace smtpcfg::model {

inline std::unexpected<std::error_code> failed(DWORD code) {
  return std::unexpected(std::error_code(static_cast<int>(code), std::system_category()));
}
inline std::unexpected<std::error_code> last_error() { return failed(GetLastError()); }
inline FileResult<void> done(BOOL success) { return success != 0 ? FileResult<void>() : last_error(); }

class Handle {
 public:
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (valid()) CloseHandle(handle_);
  }
  [[nodiscard]] bool valid() const { return handle_ != INVALID_HANDLE_VALUE; }
  [[nodiscard]] HANDLE get() const { return handle_; }
  FileResult<void> close() { return done(CloseHandle(std::exchange(handle_, INVALID_HANDLE_VALUE))); }

 private:
  HANDLE handle_;
};

/// Virus scanners and indexers hold a file open for a moment: a call that fails because somebody has the file open is tried
/// again for about a second. `call` returns what Windows returns: not 0 for success, else GetLastError() says why.
template <typename Call>
FileResult<void> with_patience(const Call& call) {
  constexpr int attempts = 40;
  constexpr DWORD pause_ms = 25;
  for (int attempt = 1;; ++attempt) {
    if (call() != 0) return {};
    const DWORD code = GetLastError();
    const bool passing = code == ERROR_SHARING_VIOLATION || code == ERROR_LOCK_VIOLATION || code == ERROR_USER_MAPPED_FILE ||
                         code == ERROR_UNABLE_TO_REMOVE_REPLACED || code == ERROR_UNABLE_TO_MOVE_REPLACEMENT;
    if (!passing || attempt == attempts) return failed(code);
    Sleep(pause_ms);
  }
}

/// False when it cannot be told. Files of one folder mostly have: what they inherited from it.
bool have_same_access_list(const std::filesystem::path& one, const std::filesystem::path& other);

/// Gives `to` the access list of `from`. Nothing to do where the disk has none, or both have the same already.
FileResult<void> copy_access_list(const std::filesystem::path& from, const std::filesystem::path& to);

/// Gives `to` the owner of `from` where this user may, and whether it is hidden or the system's.
void copy_owner_and_marks(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace smtpcfg::model
