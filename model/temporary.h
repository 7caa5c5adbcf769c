#pragma once

#include <filesystem>

#include "model/file_system.h"

namespace smtpcfg::model {

/// A name beside `file` for something that is being made: `<file>.<random>.tmp`. What is there is removed again unless it was
/// put into its place.
class Temporary {
 public:
  Temporary(FileSystem& files, const std::filesystem::path& file);
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  FileResult<void> replace(const std::filesystem::path& target);
  FileResult<void> move_new(const std::filesystem::path& target);

 private:
  FileSystem& files_;
  std::filesystem::path path_;
  bool placed_ = false;
};

/// Removes what a process that was killed left beside `file`. Only under the file's lock.
void sweep_temporaries(FileSystem& files, const std::filesystem::path& file);

}  // namespace smtpcfg::model
