#pragma once

#include <chrono>

#include "model/problems.h"
#include "model/settings.h"

namespace smtpcfg::model {

/// The rules of AUTH_OAUTH2's own fields, and whether all addresses are of one cloud.
void check_oauth(const Settings& settings, std::chrono::year_month_day today, Problems& problems);

}  // namespace smtpcfg::model
