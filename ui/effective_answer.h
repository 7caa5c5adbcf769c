#pragma once

#include <string>

#include "model/person.h"
#include "model/resolution.h"
#include "model/settings_store.h"

namespace smtpcfg::ui {

/// What a login gets, and the way there in words.
struct EffectiveAnswer {
  model::Resolution resolution;
  std::string headline;     ///< "SSELLER uses the entry for rep 100017."
  std::string explanation;  ///< each layer in a sentence, and what the order rests on
};

/// Resolves for a person; reads files. That nothing is found, or a layer cannot be read, is an answer.
/// Errors: Usage, when something entered is no login, id or station; Unreadable, when organisation.xml is.
Result<EffectiveAnswer> effective_for(model::SettingsStore& store, const model::PersonText& person);

}  // namespace smtpcfg::ui
