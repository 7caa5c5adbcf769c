#pragma once

#include <filesystem>
#include <string_view>
#include <system_error>

#include "crypto/result.h"

namespace smtpcfg::model {

/// Puts a system error into words: "Cannot save …\smtp.cfg: the disk is full." and what to do about it.
/// `doing` is the verb of the sentence: "save", "read".
Error reading_error(const std::filesystem::path& path, std::error_code code);
Error writing_error(const std::filesystem::path& path, std::error_code code);

}  // namespace smtpcfg::model
