#pragma once

#include "net/http_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// proxy, clock, authority.reach, authority.tls and authority.discovery: one request tells them all.
/// True when the tenant's document came.
bool check_authority(Context& context, net::HttpSession& session);

/// For discovery and token alike: the failure of `check`, where the authority's answer was no success.
Finding answer_failure(std::string check, const net::AuthorityFailure& failure, const Known& known);

/// For a token asked for without any check before it: the first check that the failure would have been found by.
Finding token_failure(const net::AuthorityFailure& failure, const Known& known);

}  // namespace smtpcfg::validation
