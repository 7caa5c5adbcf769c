#pragma once

#include <string>

#include "app/output.h"
#include "validation/sending.h"

namespace smtpcfg::app {

/// What became of a message, for a person: the summary, each recipient with the server's words, the cause with its remedy, notes.
std::string text_of(const validation::Sending& sending, bool colours);

/// The same as docs/json.md has it under "send", without the settings' origin.
Json json_of(const validation::Sending& sending);

}  // namespace smtpcfg::app
