#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace smtpcfg::model {

template <typename T>
using FileResult = std::expected<T, std::error_code>;

enum class FileKind : std::uint8_t { Absent, File, Folder, Other };

struct FileFacts {
  FileKind kind = FileKind::Absent;
  std::uintmax_t size = 0;
  std::chrono::system_clock::time_point modified;
  bool marked_read_only = false;  ///< Windows' attribute of a file; permissions are something else
};

/// A file being written for the first time. Destroying it closes it; what was written so far stays.
class NewFile {
 public:
  virtual ~NewFile() = default;
  virtual FileResult<void> write(std::string_view bytes) = 0;
  virtual FileResult<void> flush() = 0;  ///< to the disk, not only to the system's cache
  virtual FileResult<void> close() = 0;
};

/// The one seam to the disk, one system call or nearly so per operation, so that a test can fail or cut each of them.
/// Errors are the system's; file_trouble.h says what they mean, file_errors.h puts them into words. On Windows paths may be long
/// (system_path.h), and what fails because another program has the file open was tried for about a second. Thread-safe: it holds
/// no state.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// Absent is a fact, not an error. A path that cannot be looked at (permission, a share that is away) is an error.
  [[nodiscard]] virtual FileResult<FileFacts> facts(const std::filesystem::path& path) const = 0;
  /// The whole file; file_too_large when it is longer than `max_bytes`.
  [[nodiscard]] virtual FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const = 0;
  /// Names (not paths) of what the folder holds, sorted.
  [[nodiscard]] virtual FileResult<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder) const = 0;

  virtual FileResult<void> create_folder(const std::filesystem::path& folder) = 0;
  /// Creates a file that must not exist, readable by whom its folder lets read.
  virtual FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) = 0;
  /// Gives `to` the mode, owner and access list of `from`; an owner that may not be given away is not an error.
  /// On Windows owner and attributes; the rest is kept by replace().
  virtual FileResult<void> copy_access(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// A second name or a copy, with the same access list. `to` must not exist.
  virtual FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Puts `from` in the place of `to`, which may exist: a reader sees the old file or the new one; on Windows, for a moment,
  /// none (replacing.h).
  virtual FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Gives `from` the name `to`, which must not exist: of several at once, one succeeds.
  virtual FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  virtual FileResult<void> remove(const std::filesystem::path& path) = 0;
  /// Makes creations, replacements and removals in the folder last over a power cut (a no-op on Windows).
  virtual FileResult<void> flush_folder(const std::filesystem::path& folder) = 0;
};

/// False too for what cannot be looked at.
bool is_folder(const FileSystem& files, const std::filesystem::path& path);

/// The system's own.
FileSystem& system_files();

}  // namespace smtpcfg::model
