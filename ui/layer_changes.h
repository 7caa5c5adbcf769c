#pragma once

#include "model/settings_store.h"

namespace smtpcfg::ui {

/// Makes the settings of one layer those of another; what that had is kept beside it, readable or not.
/// Errors: those of reading `from`; those of saving.
Result<void> copy_layer(model::SettingsStore& store, const model::Target& from, const model::Target& to);

}  // namespace smtpcfg::ui
