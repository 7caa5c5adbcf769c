#include <algorithm>
#include <charconv>
#include <cstdint>

#include "net/authority.h"
#include "net/letters.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_tenant = 255;

std::unexpected<NetError> bad(const char* detail) {
  return std::unexpected(NetError{.fault = NetFault::BadAddress, .detail = detail});
}

bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && port != 0;
}

/// "host", "host:port" or "[ipv6]:port", and not a character more.
bool is_host_and_port(std::string_view text) {
  std::size_t host_end = std::min(text.find(':'), text.size());
  bool good = host_end > 0 && std::ranges::all_of(text.substr(0, host_end), is_host_letter);
  if (text.starts_with('[')) {
    const std::size_t bracket = text.find(']');
    if (bracket == std::string_view::npos || bracket == 1) return false;
    host_end = bracket + 1;
    good = std::ranges::all_of(text.substr(1, bracket - 1), is_ipv6_letter);
  }
  const std::string_view rest = text.substr(host_end);
  return good && (rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1))));
}

bool starts_with_https(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (text.size() < scheme.size()) return false;
  return std::ranges::equal(text.substr(0, scheme.size()), scheme,
                            [](char left, char right) { return left == right || left + ('a' - 'A') == right; });
}

std::expected<std::string, NetError> tenant_url(std::string_view authority, std::string_view tenant, std::string_view rest) {
  constexpr std::string_view scheme = "https://";
  if (!starts_with_https(authority)) return bad("the authority does not begin with https://");
  std::string_view host = authority.substr(scheme.size());
  if (host.ends_with('/')) host.remove_suffix(1);
  if (!is_host_and_port(host)) return bad("the authority is more than https:// and a host");
  if (tenant.empty() || tenant.size() > max_tenant) return bad("the tenant is empty or too long");
  // Dots alone would climb in the path, and percent-encoding leaves dots as they are.
  if (tenant.find_first_not_of('.') == std::string_view::npos) return bad("the tenant is no name");
  std::string url(scheme);
  url += host;
  url += '/';
  append_percent_encoded(url, tenant);
  url += rest;
  return url;
}

}  // namespace

std::expected<std::string, NetError> discovery_url(std::string_view authority, std::string_view tenant) {
  return tenant_url(authority, tenant, "/v2.0/.well-known/openid-configuration");
}

std::expected<std::string, NetError> token_url(std::string_view authority, std::string_view tenant) {
  return tenant_url(authority, tenant, "/oauth2/v2.0/token");
}

}  // namespace smtpcfg::net
