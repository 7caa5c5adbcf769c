#pragma once

#include <optional>

#include "net/authority.h"
#include "net/token_claims.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// token.claims: what the token says about itself. False when it cannot be what the mail server wants.
bool check_token_claims(Context& context, const net::Token& token, const std::optional<net::TokenClaims>& claims);

/// True when the token carries the application permission for sending by SMTP.
bool may_send_by_smtp(const net::TokenClaims& claims);

/// "Mail.Send, IMAP.AccessAsApp", or "none".
std::string roles_in_words(const net::TokenClaims& claims);

}  // namespace smtpcfg::validation
