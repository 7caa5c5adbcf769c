#pragma once

#include <curl/curl.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "net/connect_attempts.h"
#include "net/proxy_facts.h"
#include "net/tls_facts.h"

namespace smtpcfg::net {

/// Why no (whole) answer came.
enum class NetFault : std::uint8_t {
  BadAddress,       ///< host, URL or user name holds what must not be sent (a line break, a blank, another URL); nothing was sent
  NameNotFound,     ///< the host's name has no address
  Refused,          ///< the host answered that nothing listens on this port
  NotReached,       ///< no way to the host
  Proxy,            ///< the proxy was not found, not reached, or said no (proxy_status)
  Timeout,          ///< nothing came in time; phase says what was awaited
  TlsUntrusted,     ///< the certificate was refused; tls says whose it is and why
  TlsFailed,        ///< the handshake failed for another reason: no TLS spoken, too old a version
  TooLarge,         ///< the server said more than anybody would
  ConnectionLost,   ///< closed or broken in the middle
  Protocol,         ///< not what this protocol says; or a refusal, which then stands beside this error
  NotOffered,       ///< the server does not offer what was asked for (STARTTLS, a mechanism)
  MessageTooLarge,  ///< the message is larger than the server takes; nothing was sent
  ClearText,        ///< a credential would have left without TLS; nothing was sent
  Cancelled,        ///< the caller's stop_token
  Internal,         ///< out of memory, an unreadable CA file: not the server's doing
};

/// What was going on when it failed.
enum class NetPhase : std::uint8_t { Name, Connect, Tls, Exchange };

struct NetError {
  NetFault fault = NetFault::Internal;
  NetPhase phase = NetPhase::Name;
  std::string detail = {};           ///< raw words of libcurl, OpenSSL or ours, English, never a secret
  int curl_code = 0;                 ///< CURLcode, 0 when libcurl had no part in it
  unsigned long openssl_code = 0;    ///< as ERR_get_error() gives it, 0 when unknown
  long system_code = 0;              ///< errno or WSAGetLastError() of the last failed connect, 0 when unknown
  long proxy_status = 0;             ///< the proxy's answer to CONNECT, 0 without one
  std::string remote_address = {};   ///< of the peer, when there was a connection
  std::optional<TlsFacts> tls = {};  ///< set as soon as a certificate was seen
  ProxyFacts proxy = {};
  std::vector<ConnectAttempt> attempts = {};  ///< the addresses that were tried, IPv6 and IPv4
};

/// The fault's name as reports have it: "NameNotFound".
const char* name_of(NetFault fault);

/// What a libcurl result means here; `system_code` tells Refused from NotReached.
NetFault fault_of(CURLcode code, long system_code = 0);

/// The OpenSSL code in a text like "error:0A00010B:SSL routines::wrong version number"; 0 when there is none.
unsigned long openssl_code_in(const std::string& text);

}  // namespace smtpcfg::net
