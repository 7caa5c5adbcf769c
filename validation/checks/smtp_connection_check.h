#pragma once

#include <optional>

#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// Port 465 with SSL means TLS from the first byte; every other port with SSL means that STARTTLS is required (DESIGN.md, Files).
net::SmtpSecurity security_of(const model::Settings& settings);

/// smtp.connect, smtp.starttls and smtp.tls: opens the session up to the server's offers.
std::optional<net::SmtpSession> check_smtp_connection(Context& context);

}  // namespace smtpcfg::validation
