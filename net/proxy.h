#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "crypto/secret.h"
#include "net/proxy_facts.h"

namespace smtpcfg::net {

/// The way to a server: through a proxy, or directly.
struct Proxy {
  crypto::Secret url = {};  ///< as libcurl takes it, a user name and password included; empty for the direct way
  ProxyFacts facts = {};
};

/// What a variable of the environment holds; empty when it is not set.
using Environment = std::function<std::string(const char* name)>;

/// The proxy that the environment names for this scheme ("https", "smtp", "smtps") and host, by libcurl's rules:
/// `<scheme>_proxy`, else `all_proxy`, in small letters or capitals, unless `no_proxy` exempts the host.
Proxy proxy_in(const Environment& environment, std::string_view scheme, std::string_view host);

/// True when the list, with commas or blanks between its parts, names the host, a domain above it, or an address range
/// ("10.0.0.0/8") that it is in; "*" is everybody.
bool is_exempt(std::string_view host, std::string_view list);

/// How this machine reaches the host: by its environment, else for https by its own settings (Windows: a fixed proxy, or a script
/// that has to be fetched and run, which may take until `timeout` or `stop`).
Proxy proxy_for(std::string_view scheme, std::string_view host, std::chrono::milliseconds timeout, const std::stop_token& stop);

/// The part of proxy_for() that is the operating system's own.
Proxy proxy_of_system(std::string_view scheme, std::string_view host, std::chrono::milliseconds timeout,
                      const std::stop_token& stop);

/// "user:password@" taken out of a proxy's address; a scheme is added where there is none.
std::string without_credentials(std::string_view url);

}  // namespace smtpcfg::net
