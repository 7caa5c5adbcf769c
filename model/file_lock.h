#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// The lock file beside a file being saved: created exclusively, its owner (user, machine, process) inside, removed by the
/// destructor. A lock whose owner no longer runs on this machine, or which another machine left behind over `stale_after`
/// ago, is taken over.
class FileLock {
 public:
  static constexpr std::chrono::minutes stale_after{5};

  /// Waits up to `patience` for another writer. Errors: Locked, naming the owner; NotWritable.
  static Result<FileLock> acquire(FileSystem& files, const std::filesystem::path& file,
                                  std::chrono::milliseconds patience = std::chrono::seconds(5));

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

  /// Still ours? Error: Locked when somebody took it for stale, as after this process slept for long.
  [[nodiscard]] Result<void> verify() const;

 private:
  FileLock(FileSystem& files, std::filesystem::path path, std::string content);
  FileSystem* files_;
  std::filesystem::path path_;
  std::string content_;
};

}  // namespace smtpcfg::model
