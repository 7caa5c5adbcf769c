#pragma once

#include "net/proxy_facts.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// proxy: the authority was reached this way. That a proxy stood in the way is told by authority_check's failures.
void passed_proxy(Context& context, const net::ProxyFacts& proxy);

/// "through the proxy http://proxy:3128 (https_proxy)"; empty for the direct way.
std::string way_in_words(const net::ProxyFacts& proxy);

}  // namespace smtpcfg::validation
