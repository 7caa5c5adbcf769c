#pragma once

#include <string>
#include <vector>

#include "model/settings.h"
#include "validation/finding.h"
#include "validation/validate.h"

namespace smtpcfg::validation {

Verdict verdict_of(const std::vector<Finding>& findings);

/// One sentence for the findings, which never claims more than was seen.
std::string summary_of(const std::vector<Finding>& findings, const model::Settings& settings);

/// 10–16: the stage that a failed finding belongs to.
int exit_code_of(const Finding& failure);

}  // namespace smtpcfg::validation
