#pragma once

#include <optional>

#include "net/sasl.h"
#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// smtp.offers: does the server offer the way of signing in that the settings want? The mechanism to use, when it does.
std::optional<net::Mechanism> check_smtp_offers(Context& context, const net::SmtpSession& session);

/// The finding about a server that does not offer it.
Finding not_offered(const net::SmtpOffers& offers, const model::Settings& settings, Known known);

}  // namespace smtpcfg::validation
