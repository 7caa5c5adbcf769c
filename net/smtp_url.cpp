#include <algorithm>

#include "net/letters.h"
#include "net/smtp_dialogue.h"

namespace smtpcfg::net {
namespace {

/// Bytes beyond ASCII belong to international names, which libcurl translates.
bool is_name_letter(char letter) { return is_host_letter(letter) || static_cast<unsigned char>(letter) >= 0x80; }

}  // namespace

std::expected<std::string, NetError> smtp_url(const SmtpAddress& address, std::string_view ehlo) {
  constexpr std::size_t max_host = 255;
  const std::string& host = address.host;
  const bool ipv6 = host.find(':') != std::string::npos;
  const bool good = !host.empty() && host.size() <= max_host &&
                    std::ranges::all_of(host, ipv6 ? is_ipv6_letter : is_name_letter) && address.port != 0;
  if (!good) return std::unexpected(NetError{.fault = NetFault::BadAddress, .detail = "no host name or address, or port 0"});
  std::string url = address.security == SmtpSecurity::Implicit ? "smtps://" : "smtp://";
  url += ipv6 ? "[" + host + "]" : host;
  url += ":" + std::to_string(address.port) + "/";
  url += ehlo;
  return url;
}

}  // namespace smtpcfg::net
