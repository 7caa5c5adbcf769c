#include "validation/checks/credential_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <string>

#include "net/with_settings.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "credential.certificate";

std::string hex(const crypto::Sha256& digest) {
  std::string text;
  for (const std::byte byte : digest) text += fmt::format("{:02X}", std::to_integer<unsigned>(byte));
  return text;
}

std::string words_of(const net::ClientCertificate& certificate) {
  const std::string which =
      certificate.of_several > 1
          ? fmt::format(" Of the {} certificates in the file it is the one that the private key belongs to.",
                        certificate.of_several)
          : std::string();
  return fmt::format("{}, valid until {:%Y-%m-%d}.{} Thumbprint: {} (SHA-1), {} (SHA-256).", certificate.subject,
                     fmt::gmtime(certificate.not_after), which, certificate.sha1_thumbprint, hex(certificate.sha256));
}

Finding found(const net::ClientCertificate& certificate, const Known& known) {
  constexpr int soon = 30;
  const auto left = certificate.not_after - std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto days = std::chrono::floor<std::chrono::days>(left).count();
  if (days > soon) {
    return {.check = check, .status = Status::Pass, .title = "The client certificate can sign", .detail = words_of(certificate)};
  }
  Known fuller = known;
  fuller.text = fmt::format("in {} day{}", days, days == 1 ? "" : "s");
  Finding finding = failed(check, diagnose_fault("certificate.ending", fuller), {}, {});
  finding.status = Status::Warn;
  finding.detail = words_of(certificate);
  return finding;
}

}  // namespace

std::vector<PlannedCheck> planned_credential_checks(const model::Settings& settings) {
  const bool certificate = settings.authentication == model::Authentication::OAuth2 &&
                           model::credential_of(settings) == model::Credential::Certificate;
  if (!certificate) return {};
  return {{check, "The client certificate can sign"}};
}

std::optional<net::ClientCredential> check_credential(const Context& context) {
  const bool certificate = model::credential_of(context.settings) == model::Credential::Certificate;
  if (!context.sound({certificate ? "clientCertificate" : "clientSecret"})) return std::nullopt;
  if (certificate) context.collector.began(check);
  auto credential = net::client_credential(context.settings);
  if (!credential) {
    context.collector.found(certificate_failure(credential.error(), context.known));
    return std::nullopt;
  }
  if (certificate) {
    context.collector.found(found(std::get<net::CertificateCredential>(*credential).certificate, context.known));
  }
  return std::move(*credential);
}

Finding certificate_failure(const net::CertificateError& error, const Known& known) {
  Known fuller = known;
  fuller.text = error.detail;
  const std::string name = net::name_of(error.fault);
  return failed(check, diagnose_fault("certificate." + name, fuller), name, error.detail);
}

std::string signer_words(const net::ClientCredential& credential) {
  const auto* const signer = std::get_if<net::CertificateCredential>(&credential);
  if (signer == nullptr) return {};
  return fmt::format("It was signed with {}, thumbprint {} (SHA-1).", signer->certificate.subject,
                     signer->certificate.sha1_thumbprint);
}

}  // namespace smtpcfg::validation
