#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// Windows' ReplaceFile gives a file new content and keeps its access list and streams, in two steps: the old file gets another
/// name, then the new one gets the old one's. Between the two there is none of that name; a reader may see this, and a power
/// cut may leave it so. Therefore the old file's other name is a fixed one, `<file>.replaced`: while it is there, the file
/// counts as being replaced, never as absent.
std::filesystem::path aside_of(const std::filesystem::path& file);

/// The calls of a replacement. Each returns Windows' error number, 0 for success, and has tried for a while.
struct ReplacingCalls {
  /// Gives `from` the place of `to`, which becomes `aside`.
  std::function<int(const std::filesystem::path& from, const std::filesystem::path& to, const std::filesystem::path& aside)>
      replace;
  /// `to` must not exist.
  std::function<int(const std::filesystem::path& from, const std::filesystem::path& to)> move;
  std::function<int(const std::filesystem::path& path)> remove;
};

/// Puts `from` in the place of the file `to`. When that fails, both are as they were; only should Windows refuse to put the old
/// file back too, it stays as aside_of(to). Returns Windows' error number, 0 for success.
int replace_keeping_access(const ReplacingCalls& calls, const std::filesystem::path& from, const std::filesystem::path& to);

/// Facts of a file that somebody may be replacing: waits a moment for the new one. operation_in_progress when the file does not
/// come, although aside_of(file) is there.
[[nodiscard]] FileResult<FileFacts> settled_facts(const FileSystem& files, const std::filesystem::path& file);

/// A file as it was at one moment. Without bytes when it is absent.
struct SettledFile {
  FileFacts facts;
  std::string bytes;
};

/// The same with the bytes; file_too_large when it is longer than `max_bytes`.
[[nodiscard]] FileResult<SettledFile> read_settled(const FileSystem& files, const std::filesystem::path& file,
                                                   std::size_t max_bytes);

/// Puts back what a replacement that was cut off left aside, or removes it when the new file is in place. Only under the
/// file's lock. Error: NotWritable; then nothing may be changed, or the old file could come back later.
Result<void> finish_replacement(FileSystem& files, const std::filesystem::path& file);

}  // namespace smtpcfg::model
