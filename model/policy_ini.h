#pragma once

#include <filesystem>

#include "crypto/result.h"
#include "model/file_system.h"
#include "model/policy.h"

namespace smtpcfg::model {

/// Reads a policy.ini: UTF-8, lines "name = value" below a line "[policy]", remarks behind # or ;. No file decides nothing.
/// Errors: Unreadable, with the line; a name that is not known is one, since a misspelt rule would not hold.
Result<Policy> read_policy_ini(const FileSystem& files, const std::filesystem::path& file);

}  // namespace smtpcfg::model
