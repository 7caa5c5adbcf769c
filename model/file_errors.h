#pragma once

#include <filesystem>
#include <string_view>
#include <system_error>

#include "crypto/result.h"

namespace smtpcfg::model {

/// Puts a system error into words: "Cannot save …\smtp.cfg: the disk is full." and what to do about it. When another program has
/// the file open, the words name it where the system can tell. Kinds: Unreadable, NotWritable.
Error reading_error(const std::filesystem::path& path, std::error_code code);
Error writing_error(const std::filesystem::path& path, std::error_code code);

/// That a file is not changed because of Windows' read-only attribute. Kind: NotWritable.
Error marked_read_only(const std::filesystem::path& path);

}  // namespace smtpcfg::model
