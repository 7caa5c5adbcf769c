#pragma once

#include "app/console_context.h"
#include "model/survey.h"

namespace smtpcfg::app {

/// Prints a line for every login of the installation, those with a folder and those of organisation.xml: what it gets and from
/// which layer. Returns the exit code: warnings when somebody's settings cannot be read.
/// Error: Unreadable when organisation.xml is.
Result<int> list_effective(Context& context, const model::Survey& survey);

}  // namespace smtpcfg::app
