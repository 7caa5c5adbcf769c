#pragma once

#include "net/net_error.h"
#include "net/tls_probe.h"
#include "net/transfer.h"

namespace smtpcfg::net {

/// Everything that libcurl and OpenSSL know about a transfer that ended with `code`.
NetError describe_failure(const Transfer& transfer, TlsProbe& probe, CURLcode code);

/// The address of the other side, empty without a connection.
std::string remote_address_of(CURL* easy);

/// A time as libcurl counts it, from the start of the transfer.
std::chrono::microseconds elapsed_of(CURL* easy, CURLINFO which);

}  // namespace smtpcfg::net
