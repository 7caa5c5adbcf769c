#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret.h"
#include "net/certificate_error.h"
#include "net/client_credential.h"
#include "net/http_session.h"
#include "net/net_error.h"

namespace smtpcfg::net {

enum class AuthorityFault : std::uint8_t {
  NoAnswer,     ///< `net` says why
  Refused,      ///< an OAuth error: `error`, `codes`, `description`
  Throttled,    ///< HTTP 429; Microsoft's body is plain text then
  NotOAuth,     ///< an answer, but not an authority's: a captive portal, a proxy's page, a redirect, broken JSON
  Certificate,  ///< nothing was asked: `certificate` says what is the matter with it
};

/// Why an authority gave no discovery document or no token. No field holds a secret or a token.
struct AuthorityFailure {
  AuthorityFault fault = AuthorityFault::NoAnswer;
  std::optional<NetError> net = {};
  std::optional<CertificateError> certificate = {};
  HttpFacts http = {};           ///< status, content type, Date, Retry-After, Location, TLS; empty without an answer
  std::string error = {};        ///< "invalid_client"
  std::string suberror = {};     ///< diagnostic only
  std::vector<long> codes = {};  ///< AADSTS numbers: error_codes, else those found in the description; at most 16
  std::string description = {};  ///< error_description without the trace ids
  std::string raw_description = {};
  std::string trace_id = {};
  std::string correlation_id = {};
  std::string timestamp = {};  ///< the authority's own, "2026-11-24 13:04:05Z"
  std::string excerpt = {};    ///< of a body that is not JSON: at most 400 bytes of printable UTF-8
};

/// The openid-configuration of a tenant, as far as it tells anything about sending mail.
struct Discovery {
  std::string issuer = {};
  std::string tenant_id = {};  ///< the GUID in the issuer; empty when there is none
  std::string token_endpoint = {};
  std::string cloud_instance_name = {};      ///< "microsoftonline.com"
  std::string tenant_region_scope = {};      ///< "EU"
  std::string tenant_region_sub_scope = {};  ///< "GCC", "DODCON" (GCC High), "DOD"; usually empty
  HttpFacts http = {};
};

struct Token {
  crypto::Secret access_token;
  std::string token_type;  ///< "Bearer"
  std::chrono::seconds expires_in{};
  HttpFacts http = {};
};

/// `{authority}/{tenant}/v2.0/.well-known/openid-configuration` and `{authority}/{tenant}/oauth2/v2.0/token`.
/// The authority is an https host with an optional port and trailing slash, nothing more; the tenant is percent-encoded,
/// so that neither can point anywhere else. Error: NetFault::BadAddress.
std::expected<std::string, NetError> discovery_url(std::string_view authority, std::string_view tenant);
std::expected<std::string, NetError> token_url(std::string_view authority, std::string_view tenant);

/// Asks whether the tenant exists and in which cloud; needs no secret.
std::expected<Discovery, AuthorityFailure> discover(HttpSession& session, std::string_view authority, std::string_view tenant);

/// The client credentials grant, with a secret (RFC 6749, 4.4) or a certificate's signature (RFC 7523, 2.2).
std::expected<Token, AuthorityFailure> request_token(HttpSession& session, std::string_view authority, std::string_view tenant,
                                                     std::string_view client_id, const ClientCredential& credential,
                                                     std::string_view scope);

/// What discover() and request_token() make of an answer. `proof` is the secret or assertion that was sent; it is
/// masked should the answer repeat it.
std::expected<Discovery, AuthorityFailure> read_discovery(const HttpAnswer& answer);
std::expected<Token, AuthorityFailure> read_token(const HttpAnswer& answer, const crypto::Secret& proof);

}  // namespace smtpcfg::net
