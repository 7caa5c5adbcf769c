#pragma once

#include <openssl/x509.h>

#include "net/tls_facts.h"

namespace smtpcfg::net {

/// Names and dates of a certificate; every text printable and bounded, whatever the server put there.
TlsFacts facts_of(const X509* certificate);

}  // namespace smtpcfg::net
