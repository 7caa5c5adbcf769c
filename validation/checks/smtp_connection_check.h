#pragma once

#include <optional>

#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// smtp.connect, smtp.starttls and smtp.tls: opens the session up to the server's offers.
std::optional<net::SmtpSession> check_smtp_connection(Context& context);

/// The finding about a session that did not come about: the check it failed at, and why.
Finding connection_failure(const net::SmtpFailure& failure, const model::Settings& settings, Known known);

}  // namespace smtpcfg::validation
