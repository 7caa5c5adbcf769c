#pragma once

#include <optional>

#include "net/client_credential.h"
#include "net/http_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// token.request: does the client get a token?
std::optional<net::Token> check_token_request(Context& context, net::HttpSession& session,
                                              const net::ClientCredential& credential);

}  // namespace smtpcfg::validation
