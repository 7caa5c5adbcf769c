#pragma once

#include "net/sasl.h"
#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// smtp.auth: signs in. Exchange Online answers 235 even when the mailbox permission is missing (facts/exchange-online.md, 0.1),
/// so a sign-in alone never says that sending works. `ticket` is nullptr for the methods with a password.
/// False when the session is not signed in.
bool check_smtp_auth(Context& context, net::SmtpSession& session, net::Mechanism mechanism, const Ticket* ticket);

/// The finding about a sign-in that failed. `claims` are the token's, where it has any to read.
Finding sign_in_failure(const net::SmtpFailure& failure, bool by_token, const std::optional<net::TokenClaims>& claims,
                        Known known);

}  // namespace smtpcfg::validation
