#include "net/with_settings.h"

namespace smtpcfg::net {
namespace {

constexpr int tls_from_the_start = 465;

std::optional<Mechanism> wanted(const model::Settings& settings, const SmtpSession& session) {
  switch (settings.authentication) {
    case model::Authentication::OAuth2:
      return Mechanism::Xoauth2;
    case model::Authentication::Plain:
      return Mechanism::Plain;
    case model::Authentication::Login:
      return Mechanism::Login;
    case model::Authentication::CramMd5:
      return Mechanism::CramMd5;
    case model::Authentication::Auto:
      return choose_password_mechanism(session.offers(), session.encrypted(), !settings.enable_ssl);
    case model::Authentication::None:
      break;
  }
  return std::nullopt;
}

}  // namespace

SmtpSecurity security_of(const model::Settings& settings) {
  if (!settings.enable_ssl) return SmtpSecurity::Plain;
  return settings.port == tls_from_the_start ? SmtpSecurity::Implicit : SmtpSecurity::StartTls;
}

SmtpAddress smtp_address_of(const model::Settings& settings) {
  return {.host = settings.host, .port = static_cast<std::uint16_t>(settings.port), .security = security_of(settings)};
}

std::expected<ClientCredential, CertificateError> client_credential(const model::Settings& settings) {
  if (model::credential_of(settings) == model::Credential::Secret) return settings.client_secret.clone();
  auto certificate = load_client_certificate(settings.client_certificate, settings.certificate_passphrase);
  if (!certificate) return std::unexpected(std::move(certificate.error()));
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (auto valid = check_validity(*certificate, now); !valid) return std::unexpected(std::move(valid.error()));
  const bool rs256 = settings.assertion_algorithm == name_of(AssertionAlgorithm::Rs256);
  return CertificateCredential{std::move(*certificate), rs256 ? AssertionAlgorithm::Rs256 : AssertionAlgorithm::Ps256};
}

std::expected<Token, AuthorityFailure> request_token(HttpSession& session, const model::Settings& settings,
                                                     const ClientCredential& credential) {
  return request_token(session, settings.authority, settings.tenant, settings.client_id, credential, settings.scope);
}

std::expected<Token, AuthorityFailure> request_token(HttpSession& session, const model::Settings& settings) {
  const auto credential = client_credential(settings);
  if (!credential) {
    return std::unexpected(AuthorityFailure{.fault = AuthorityFault::Certificate, .certificate = credential.error()});
  }
  return request_token(session, settings, *credential);
}

std::optional<Mechanism> mechanism_for(const model::Settings& settings, const SmtpSession& session) {
  const std::optional<Mechanism> mechanism = wanted(settings, session);
  return mechanism && session.offers().offers(name_of(*mechanism)) ? mechanism : std::nullopt;
}

const std::string& sign_in_name(const model::Settings& settings) {
  return settings.authentication == model::Authentication::OAuth2 ? settings.sender_address : settings.user_name;
}

std::expected<SmtpReply, SmtpFailure> sign_in(SmtpSession& session, const model::Settings& settings, Mechanism mechanism,
                                              const Token* token) {
  const crypto::Secret& secret = token != nullptr ? token->access_token : settings.password;
  // Without SSL the person has chosen that the password travels in the clear.
  return session.authenticate(mechanism, sign_in_name(settings), secret, !settings.enable_ssl);
}

}  // namespace smtpcfg::net
