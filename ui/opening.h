#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/policy.h"
#include "model/settings_store.h"

namespace smtpcfg::ui {

/// All that the dialog shows when it opens on a target.
struct Opening {
  model::Target target;
  std::filesystem::path file;                     ///< where OK saves
  std::optional<model::LoadedSettings> own;       ///< the target's own settings, if it has any
  std::optional<model::LoadedSettings> defaults;  ///< without own settings: another layer's, which the form then shows
  model::Target defaults_from;                    ///< that layer
  std::optional<Error> unreadable;                ///< why the target's own file could not be read, though there is one
  std::string precedence;                         ///< which layer these settings shadow, or are shadowed by: sentences

  /// What the form shows: own, else the defaults, else the administrator's and the setup guide's values.
  [[nodiscard]] model::Settings shown(const model::Policy& policy = {}) const;
};

/// Reads what the dialog on `target` shows; slow, as it reads files. An unreadable file is part of the answer, not an error.
/// Errors: those of the installation; Cancelled when the key's passphrase was not entered.
Result<Opening> open_target(model::SettingsStore& store, const model::Target& target);

}  // namespace smtpcfg::ui
