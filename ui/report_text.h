#pragma once

#include <string>

#include "validation/validate.h"

namespace smtpcfg::ui {

/// One finding in full, as the detail area shows it: what was found, what to do, the server's own words.
std::string detail_text(const validation::Finding& finding);

}  // namespace smtpcfg::ui
