#include "net/proxy.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>

#include "model/text.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_shown = 300;

struct OctetsFree {
  void operator()(ASN1_OCTET_STRING* octets) const { ASN1_OCTET_STRING_free(octets); }
};

/// 4 or 16 bytes; nothing when it is no IP address.
std::string address_bytes(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const std::unique_ptr<ASN1_OCTET_STRING, OctetsFree> octets(a2i_IPADDRESS(std::string(text).c_str()));
  if (!octets) return {};
  const unsigned char* bytes = ASN1_STRING_get0_data(octets.get());
  return {bytes, bytes + ASN1_STRING_length(octets.get())};
}

bool in_range(std::string_view host, std::string_view range) {
  const std::size_t slash = range.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string address = address_bytes(host);
  const std::string network = address_bytes(range.substr(0, slash));
  const std::string_view digits = range.substr(slash + 1);
  std::size_t bits = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  if (address.empty() || address.size() != network.size() || !whole || bits > address.size() * 8) return false;
  for (std::size_t bit = 0; bit < bits; ++bit) {
    const auto mask = static_cast<char>(0x80U >> bit % 8);
    if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::string_view without_brackets_and_dot(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

std::string capitals(std::string_view name) {
  std::string text(name);
  for (char& letter : text) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - ('a' - 'A')) : letter;
  return text;
}

struct Setting {
  std::string name;
  std::string value;
};

/// HTTP_PROXY in capitals is none: a web server sets it from a request's header. No such scheme is asked for here.
std::optional<Setting> first_set(const Environment& environment, std::initializer_list<std::string> names) {
  for (const std::string& name : names) {
    for (const std::string& spelled : {name, capitals(name)}) {
      if (std::string value = environment(spelled.c_str()); !value.empty()) return Setting{spelled, std::move(value)};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_exempt(std::string_view host, std::string_view list) {
  const std::string name = model::fold_case(without_brackets_and_dot(host));
  std::string blanks(list);
  std::ranges::replace(blanks, ',', ' ');
  return std::ranges::any_of(model::blank_separated(blanks), [&](std::string_view part) {
    if (part == "*" || in_range(name, part)) return true;
    std::string domain = model::fold_case(without_brackets_and_dot(part));
    if (domain.starts_with('.')) domain.erase(0, 1);
    if (domain.empty() || !name.ends_with(domain)) return false;
    return name.size() == domain.size() || name[name.size() - domain.size() - 1] == '.';
  });
}

Proxy proxy_in(const Environment& environment, std::string_view scheme, std::string_view host) {
  const std::optional<Setting> setting = first_set(environment, {std::string(scheme) + "_proxy", "all_proxy"});
  if (!setting) return {};
  const std::optional<Setting> exempt = first_set(environment, {"no_proxy"});
  if (exempt && is_exempt(host, exempt->value)) return {.facts = {.origin = exempt->name}};
  return {.url = crypto::Secret(setting->value),
          .facts = {.shown = without_credentials(setting->value), .origin = setting->name}};
}

Proxy proxy_for(std::string_view scheme, std::string_view host, std::chrono::milliseconds timeout, const std::stop_token& stop) {
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
  };
  Proxy proxy = proxy_in(environment, scheme, host);
  return proxy.facts.origin.empty() ? proxy_of_system(scheme, host, timeout, stop) : std::move(proxy);
}

std::string without_credentials(std::string_view url) {
  std::string scheme = "http://";
  if (const std::size_t mark = url.find("://"); mark != std::string_view::npos) {
    scheme = url.substr(0, mark + 3);
    url.remove_prefix(mark + 3);
  }
  // Everything up to the last one: a password may hold an @ or a /, a host's name may not.
  if (const std::size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  return printable(scheme + std::string(url.substr(0, url.find('/'))), max_shown);
}

}  // namespace smtpcfg::net
