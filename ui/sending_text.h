#pragma once

#include <string>

#include "validation/sending.h"

namespace smtpcfg::ui {

/// What became of a mail beyond its summary: what the server said to each recipient; the cause with its remedy, if it was not
/// sent to all; notes.
std::string sending_text(const validation::Sending& sending);

}  // namespace smtpcfg::ui
