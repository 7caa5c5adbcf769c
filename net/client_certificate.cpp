#include "net/client_certificate.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "model/certificate_source.h"
#include "net/certificate_file.h"
#include "net/certificate_store.h"

namespace smtpcfg::net {

std::expected<ClientCertificate, CertificateError> load_client_certificate(std::string_view source,
                                                                           const crypto::Secret& passphrase) {
  const std::optional<model::CertificateSource> parsed = model::parse_certificate_source(source);
  if (!parsed) return std::unexpected(CertificateError{CertificateFault::NotNamed});
  return parsed->file.empty() ? find_in_store(parsed->thumbprint) : load_certificate_file(parsed->file, passphrase);
}

std::expected<void, CertificateError> check_validity(const ClientCertificate& certificate, std::chrono::sys_seconds now) {
  const auto day = [](std::chrono::sys_seconds time) { return fmt::format("{:%Y-%m-%d}", fmt::gmtime(time)); };
  if (now >= certificate.not_after) {
    return std::unexpected(CertificateError{CertificateFault::Expired, day(certificate.not_after)});
  }
  if (now < certificate.not_before) {
    return std::unexpected(CertificateError{CertificateFault::NotYetValid, day(certificate.not_before)});
  }
  return {};
}

}  // namespace smtpcfg::net
