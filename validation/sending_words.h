#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/mail_record.h"

namespace smtpcfg::validation {

/// "accepted", "not tried": for a person.
std::string_view words_of(net::RecipientState state);

/// What to tell besides the summary, in sentences: as whom and as which message it was sent, and how many tries failed.
std::vector<std::string> circumstances_of(const net::SendRecord& record);

}  // namespace smtpcfg::validation
