#pragma once

#include "net/connect_attempts.h"
#include "net/net_error.h"
#include "net/proxy.h"
#include "net/tls_probe.h"
#include "net/transfer.h"

namespace smtpcfg::net {

/// Everything that libcurl and OpenSSL know about a transfer that ended with `code`.
/// A connection that did not come about on the way through a proxy is the proxy's: NetFault::Proxy.
/// What libcurl says of a proxy's address that it cannot use holds user name and password; they are left out.
NetError describe_failure(const Transfer& transfer, TlsProbe& probe, CURLcode code, const Proxy& proxy,
                          const ConnectAttempts& attempts);

/// The address of the other side, empty without a connection.
std::string remote_address_of(CURL* easy);

/// A time as libcurl counts it, from the start of the transfer.
std::chrono::microseconds elapsed_of(CURL* easy, CURLINFO which);

}  // namespace smtpcfg::net
