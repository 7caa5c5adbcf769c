#pragma once

#include <string>
#include <vector>

#include "model/field_rules.h"
#include "validation/collector.h"
#include "validation/validate.h"

namespace smtpcfg::validation {

/// settings.<field> for each field with a problem, or settings.fields when all is well.
std::vector<PlannedCheck> planned_settings_checks(const std::vector<model::Problem>& problems);

void check_settings(const std::vector<model::Problem>& problems, Collector& collector);

}  // namespace smtpcfg::validation
