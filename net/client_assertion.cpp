#include "net/client_assertion.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "crypto/random.h"
#include "net/base64.h"

namespace smtpcfg::net {
namespace {

/// A random GUID (RFC 4122, 4.4).
std::string new_guid() {
  crypto::Secret random = crypto::random_bytes(16);
  random.writable()[6] = (random.writable()[6] & std::byte{0x0F}) | std::byte{0x40};
  random.writable()[8] = (random.writable()[8] & std::byte{0x3F}) | std::byte{0x80};
  std::string guid;
  for (const std::byte byte : random.bytes()) {
    if (guid.size() == 8 || guid.size() == 13 || guid.size() == 18 || guid.size() == 23) guid += '-';
    guid += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  }
  return guid;
}

std::string encoded(const nlohmann::json& part) {
  const std::string text = part.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return jwt_base64(std::as_bytes(std::span(text)));
}

}  // namespace

std::expected<crypto::Secret, CertificateError> make_client_assertion(const ClientCertificate& certificate,
                                                                      AssertionAlgorithm algorithm,
                                                                      const AssertionClaims& claims) {
  // Dated back a minute, so that an authority whose clock is a little behind does not take it for one of the future.
  constexpr std::chrono::minutes back{1};
  constexpr std::chrono::minutes lifetime{10};
  const auto seconds = [](std::chrono::sys_seconds time) { return time.time_since_epoch().count(); };
  const nlohmann::json header = {
      {"alg", name_of(algorithm)}, {"typ", "JWT"}, {"x5t#S256", jwt_base64(std::span(certificate.sha256))}};
  const nlohmann::json payload = {{"aud", claims.audience},
                                  {"iss", claims.client_id},
                                  {"sub", claims.client_id},
                                  {"jti", new_guid()},
                                  {"nbf", seconds(claims.now - back)},
                                  {"iat", seconds(claims.now)},
                                  {"exp", seconds(claims.now - back + lifetime)}};
  crypto::Secret assertion(encoded(header));
  assertion.append(std::string_view("."));
  assertion.append(encoded(payload));
  const auto signature = certificate.key->sign(algorithm, assertion.reveal());
  if (!signature) return std::unexpected(signature.error());
  assertion.append(std::string_view("."));
  assertion.append(jwt_base64(*signature));
  return assertion;
}

}  // namespace smtpcfg::net
