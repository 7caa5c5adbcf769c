#pragma once

#include <filesystem>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/file_system.h"
#include "model/web_config.h"
#include "model/web_config_edit.h"

namespace smtpcfg::model {

/// A web.config and the fingerprint of the bytes read, which save compares so that nobody's change is overwritten.
struct LoadedWebConfig {
  WebConfig config;
  crypto::Sha256 fingerprint;
};

/// Errors: NotFound; Unreadable.
Result<LoadedWebConfig> load_web_config(const FileSystem& files, const std::filesystem::path& file);

/// Saves what was edited, keeping the previous file as web.config.bak. Without a change nothing is written.
/// Errors: Conflict when somebody else changed it since it was loaded; Locked; NotWritable.
Result<void> save_web_config(FileSystem& files, const std::filesystem::path& file, const EditedWebConfig& edited,
                             const crypto::Sha256& fingerprint);

}  // namespace smtpcfg::model
