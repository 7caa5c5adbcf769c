#pragma once

#include <optional>

#include "net/sasl.h"
#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// smtp.offers: does the server offer the way of signing in that the settings want? The mechanism to use, when it does.
std::optional<net::Mechanism> check_smtp_offers(Context& context, const net::SmtpSession& session);

}  // namespace smtpcfg::validation
