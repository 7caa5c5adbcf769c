#pragma once

#include <string>

#include "model/settings.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// One finding in full, as the detail area shows it: what was found, what to do, the server's own words.
std::string detail_text(const validation::Finding& finding);

/// The settings that count for their method, a line each, secrets masked.
std::string settings_text(const model::Settings& settings);

/// A whole validation for a mail to the helpdesk: verdict, settings with masked secrets, every finding.
std::string report_text(const model::Settings& settings, const validation::Validation& validation);

}  // namespace smtpcfg::ui
