#include "net/authority.h"

#include <algorithm>

#include "crypto/redactor.h"
#include "net/authority_answer.h"
#include "net/client_assertion.h"
#include "net/flat_json.h"
#include "net/letters.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr int ok = 200;
constexpr std::size_t max_member = 1000;

std::unexpected<AuthorityFailure> no_answer(NetError error) {
  return std::unexpected(AuthorityFailure{.fault = AuthorityFault::NoAnswer, .net = std::move(error)});
}

std::string member(const FlatJson& json, std::string_view name) { return printable(json.text(name), max_member); }

bool is_guid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::ranges::equal(
      text, shape, [](char letter, char expected) { return expected == 'x' ? is_hex_digit(letter) : letter == expected; });
}

/// "https://login.microsoftonline.com/{guid}/v2.0" → the GUID.
std::string tenant_in(std::string_view issuer) {
  while (!issuer.empty()) {
    const std::size_t slash = std::min(issuer.find('/'), issuer.size());
    if (is_guid(issuer.substr(0, slash))) return std::string(issuer.substr(0, slash));
    issuer.remove_prefix(std::min(slash + 1, issuer.size()));
  }
  return {};
}

/// The characters of a bearer token (RFC 6750, 2.1); anything else could end its place in a protocol.
bool is_bearer(std::string_view token) {
  constexpr std::string_view punctuation = "-._~+/=";
  return !token.empty() && std::ranges::all_of(token, [punctuation](char letter) {
    return is_alphanumeric(letter) || punctuation.find(letter) != std::string_view::npos;
  });
}

/// RFC 6749 says a number; Microsoft's older endpoint sends it as a text.
std::chrono::seconds lifetime_of(const FlatJson& json) {
  constexpr std::int64_t ten_years = std::int64_t{10} * 366 * 24 * 3600;
  std::int64_t seconds = 0;
  if (const std::optional<std::int64_t> number = json.number("expires_in")) {
    seconds = *number;
  } else {
    for (const char letter : json.text("expires_in").substr(0, 10)) {
      if (!is_digit(letter)) break;
      seconds = seconds * 10 + (letter - '0');
    }
  }
  return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, ten_years));
}

/// A credential as one request shows it.
struct Proof {
  const char* field;
  crypto::Secret value;
  std::string_view type = {};
};

std::expected<Proof, CertificateError> prove(const ClientCredential& credential, std::string_view url,
                                             std::string_view client_id) {
  if (const auto* const secret = std::get_if<crypto::Secret>(&credential)) return Proof{"client_secret", secret->clone()};
  const auto& [certificate, algorithm] = std::get<CertificateCredential>(credential);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto assertion = make_client_assertion(certificate, algorithm, {.audience = url, .client_id = client_id, .now = now});
  if (!assertion) return std::unexpected(std::move(assertion.error()));
  return Proof{"client_assertion", std::move(*assertion), "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"};
}

}  // namespace

std::expected<Discovery, AuthorityFailure> read_discovery(const HttpAnswer& answer) {
  const std::optional<FlatJson> json = FlatJson::parse(answer.body.reveal());
  const bool good = json && answer.facts.status == ok && !json->text("issuer").empty() && !json->text("token_endpoint").empty();
  if (!good) return std::unexpected(failure_of(answer, json ? &*json : nullptr, {}));
  Discovery discovery;
  discovery.issuer = member(*json, "issuer");
  discovery.tenant_id = tenant_in(discovery.issuer);
  discovery.token_endpoint = member(*json, "token_endpoint");
  discovery.cloud_instance_name = member(*json, "cloud_instance_name");
  discovery.tenant_region_scope = member(*json, "tenant_region_scope");
  discovery.tenant_region_sub_scope = member(*json, "tenant_region_sub_scope");
  discovery.http = answer.facts;
  return discovery;
}

std::expected<Token, AuthorityFailure> read_token(const HttpAnswer& answer, const crypto::Secret& proof) {
  const std::optional<FlatJson> json = FlatJson::parse(answer.body.reveal());
  if (!json || answer.facts.status != ok || !is_bearer(json->text("access_token"))) {
    crypto::Redactor redactor;
    redactor.add(proof);
    return std::unexpected(failure_of(answer, json ? &*json : nullptr, redactor));
  }
  return Token{.access_token = crypto::Secret(json->text("access_token")),
               .token_type = member(*json, "token_type"),
               .expires_in = lifetime_of(*json),
               .http = answer.facts};
}

std::expected<Discovery, AuthorityFailure> discover(HttpSession& session, std::string_view authority, std::string_view tenant) {
  const std::expected<std::string, NetError> url = discovery_url(authority, tenant);
  if (!url) return no_answer(url.error());
  std::expected<HttpAnswer, NetError> answer = session.get(*url);
  if (!answer) return no_answer(std::move(answer.error()));
  return read_discovery(*answer);
}

std::expected<Token, AuthorityFailure> request_token(HttpSession& session, std::string_view authority, std::string_view tenant,
                                                     std::string_view client_id, const ClientCredential& credential,
                                                     std::string_view scope) {
  const std::expected<std::string, NetError> url = token_url(authority, tenant);
  if (!url) return no_answer(url.error());
  const std::expected<Proof, CertificateError> proof = prove(credential, *url, client_id);
  if (!proof) {
    return std::unexpected(AuthorityFailure{.fault = AuthorityFault::Certificate, .certificate = proof.error()});
  }
  std::vector<HttpSession::FormField> form = {
      {"client_id", client_id}, {"scope", scope}, {proof->field, proof->value.reveal()}, {"grant_type", "client_credentials"}};
  if (!proof->type.empty()) form.emplace_back("client_assertion_type", proof->type);
  std::expected<HttpAnswer, NetError> answer = session.post_form(*url, form);
  if (!answer) return no_answer(std::move(answer.error()));
  return read_token(*answer, proof->value);
}

}  // namespace smtpcfg::net
