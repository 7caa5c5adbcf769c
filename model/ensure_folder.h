#pragma once

#include <filesystem>

#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// Makes the folder unless it is there; the one it is in must be. Error: NotWritable.
Result<void> ensure_folder(FileSystem& files, const std::filesystem::path& folder);

}  // namespace smtpcfg::model
