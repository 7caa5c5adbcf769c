#pragma once

#include "app/output.h"
#include "app/table.h"
#include "model/field_rules.h"
#include "model/settings.h"
#include "model/settings_file.h"
#include "validation/settings_json.h"

namespace smtpcfg::app {

using validation::json_of;
using validation::Secrets;

/// {"field", "severity", "message", "remedy"} each.
Json json_of(const std::vector<model::Problem>& problems);

/// One row per field that counts under the chosen method, or has a value nevertheless.
Table table_of(const model::Settings& settings, Secrets secrets = Secrets::Masked);

/// "last saved 2026-05-01 14:03 for user:SSELLER".
std::string saved_words(const model::LoadedSettings& loaded);

/// Tells on the notes what is wrong with the settings. True when there was something.
bool note_problems(Output& output, const std::vector<model::Problem>& problems);

}  // namespace smtpcfg::app
