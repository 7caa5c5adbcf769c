#pragma once

#include <optional>

#include "model/organisation.h"
#include "model/settings_store.h"

namespace smtpcfg::model {

/// Settings that a target without its own starts from.
struct StartingValues {
  LoadedSettings loaded;
  Target from;
};

/// The values of a suitable smtp.cfg, as the CRM offers them in its dialog: for a rep the file of its login, else, and for all
/// others, the system file. Nothing when there is none that can be read.
std::optional<StartingValues> starting_values(SettingsStore& store, const Target& target, const Organisation& organisation);

}  // namespace smtpcfg::model
