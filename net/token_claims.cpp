#include "net/token_claims.h"

#include <algorithm>
#include <string_view>

#include "net/base64.h"
#include "net/flat_json.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_token = std::size_t{64} * 1024;
constexpr std::size_t max_claim = 1000;
constexpr std::size_t max_roles = 200;

std::string claim(const FlatJson& payload, std::string_view name) { return printable(payload.text(name), max_claim); }

std::vector<std::string> claims(const FlatJson& payload, std::string_view name) {
  std::vector<std::string> texts;
  for (const WipedText& text : payload.values(name).texts) {
    if (texts.size() == max_roles) break;
    texts.push_back(printable(text, max_claim));
  }
  return texts;
}

std::optional<std::chrono::sys_seconds> moment(const FlatJson& payload, std::string_view name) {
  constexpr std::int64_t end_of_year9999 = 253402300799;
  const std::optional<std::int64_t> seconds = payload.number(name);
  if (!seconds || *seconds <= 0 || *seconds > end_of_year9999) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(*seconds));
}

/// The middle of "header.payload.signature"; five parts would be an encrypted token.
std::optional<std::string_view> payload_part(std::string_view token) {
  if (token.size() > max_token || std::ranges::count(token, '.') != 2) return std::nullopt;
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  if (first == 0 || second == first + 1) return std::nullopt;
  return token.substr(first + 1, second - first - 1);
}

}  // namespace

std::optional<TokenClaims> decode_claims(const crypto::Secret& token) {
  const std::optional<std::string_view> part = payload_part(token.reveal());
  if (!part) return std::nullopt;
  const std::optional<std::string> bytes = jwt_text(*part);
  if (!bytes) return std::nullopt;
  const std::optional<FlatJson> payload = FlatJson::parse(*bytes);
  if (!payload) return std::nullopt;
  TokenClaims found;
  found.aud = claims(*payload, "aud");
  found.iss = claim(*payload, "iss");
  found.tid = claim(*payload, "tid");
  found.appid = claim(*payload, "appid");
  if (found.appid.empty()) found.appid = claim(*payload, "azp");
  found.oid = claim(*payload, "oid");
  found.roles = claims(*payload, "roles");
  found.scp = claim(*payload, "scp");
  found.idtyp = claim(*payload, "idtyp");
  found.ver = claim(*payload, "ver");
  found.exp = moment(*payload, "exp");
  found.nbf = moment(*payload, "nbf");
  found.iat = moment(*payload, "iat");
  return found;
}

}  // namespace smtpcfg::net
