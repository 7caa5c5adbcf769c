#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/redactor.h"
#include "net/authority.h"
#include "net/flat_json.h"

namespace smtpcfg::net {

/// What an answer says that is not the one hoped for. `json` is null when the body is no JSON object.
/// Texts are masked before they are cut, so that no half of a secret is left at the end.
AuthorityFailure failure_of(const HttpAnswer& answer, const FlatJson* json, const crypto::Redactor& redactor);

/// AADSTS numbers in a text, each once, in their order; at most 16.
std::vector<long> aadsts_codes_in(std::string_view text);

/// An error_description up to the trace ids that Microsoft puts behind it, on lines of their own or on the same one.
std::string_view without_trace(std::string_view description);

}  // namespace smtpcfg::net
