#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// Makes a file what these bytes are, whatever it was; that is kept beside it as `<file>.bak`. For what a person saves under a
/// name of their own choice. Errors: NotWritable; Conflict and Locked when somebody else writes it at this moment.
Result<void> replace_file(FileSystem& files, const std::filesystem::path& file, std::string_view bytes);

}  // namespace smtpcfg::model
