#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "crypto/digest.h"
#include "crypto/secret.h"
#include "net/certificate_error.h"
#include "net/signing_key.h"

namespace smtpcfg::net {

/// A certificate with its private key: what an application signs its token requests with. Move-only, for the key's sake.
struct ClientCertificate {
  std::string subject;  ///< "CN = Aurea CRM": printable and bounded
  std::chrono::sys_seconds not_before;
  std::chrono::sys_seconds not_after;
  std::string sha1_thumbprint;  ///< 40 hexadecimal digits in capitals, as Windows shows it
  crypto::Sha256 sha256;        ///< of the DER encoding: the thumbprint that an assertion names
  std::size_t of_several = 1;   ///< how many certificates the file holds; this is the one that its key belongs to
  std::unique_ptr<const SigningKey> key;
};

/// Loads what the setting clientCertificate names (model/certificate_source.h): a PFX file, a PEM file that holds certificate and
/// key, either sealed with `passphrase` or not, or a certificate in the Windows store (the current user's, then the machine's),
/// whose key need not be exportable. Asks nobody; whether it is valid today is not looked at.
/// Errors: every CertificateFault but Expired and NotYetValid.
std::expected<ClientCertificate, CertificateError> load_client_certificate(std::string_view source,
                                                                           const crypto::Secret& passphrase);

/// Errors: Expired, NotYetValid, with the day.
std::expected<void, CertificateError> check_validity(const ClientCertificate& certificate, std::chrono::sys_seconds now);

}  // namespace smtpcfg::net
