#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "validation/context.h"

namespace smtpcfg::validation {

/// clock: this machine's clock against a server's, which told its time in an answer. The first server that does counts.
void check_clock(Context& context, const std::string& server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours);

/// A difference is a warning; it is the cause as soon as something failed because of it: a certificate's dates, an assertion's.
void blame_clock(std::vector<Finding>& findings);

}  // namespace smtpcfg::validation
