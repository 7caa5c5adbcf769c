#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/atomic_save.h"
#include "model/file_system.h"
#include "model/key.h"
#include "model/settings.h"

namespace smtpcfg::model {

/// A settings file as it was read.
struct LoadedSettings {
  Settings settings;
  int version = 1;
  std::string saved_for;
  crypto::Secret payload;        ///< the XML, so that what we do not know survives a rewrite
  crypto::Sha256 fingerprint{};  ///< of the file's bytes; save_settings() compares it so that nobody's change is overwritten
  std::chrono::system_clock::time_point saved_at;
};

/// Reads one sealed settings file.
/// Errors: NotFound; Unreadable when the file is not ours, is damaged, is too large, or is sealed for another key.
Result<LoadedSettings> load_settings(const FileSystem& files, const std::filesystem::path& file, const Key& key);

/// What is to be written, and what the writer believes to be there now.
struct SaveRequest {
  const Settings* settings = nullptr;
  std::string saved_for;
  const LoadedSettings* based_on = nullptr;     ///< unknown XML and version come from here; may be another file's
  std::optional<crypto::Sha256> replaces = {};  ///< fingerprint of the file to be replaced; none: there is no file yet
  std::string_view keep_as = keep_as_bak;       ///< the suffix under which the replaced file is kept
};

/// Saves with the promise of atomic_save.h. Errors: Conflict, Locked, NotWritable; NotWritable too for a newer version's file.
Result<void> save_settings(FileSystem& files, const std::filesystem::path& file, const Key& key, const SaveRequest& request);

}  // namespace smtpcfg::model
