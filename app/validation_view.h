#pragma once

#include <string>

#include "app/output.h"
#include "validation/report.h"

namespace smtpcfg::app {

using validation::json_of;

/// A finding in full: what, the server's own words, what to do and whose job it is.
std::string details_of(const validation::Finding& finding, bool colours);

/// The findings as a table, the verdict, and in full whatever needs somebody's attention: the cause first.
std::string text_of(const validation::Validation& validation, bool colours);

}  // namespace smtpcfg::app
