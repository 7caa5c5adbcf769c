#pragma once

#include <expected>
#include <string_view>

#include "net/client_certificate.h"

namespace smtpcfg::net {

/// Reads a PFX (PKCS #12) or PEM file at this path (UTF-8) of at most 1 MiB. Of several certificates it takes the one that the
/// private key belongs to, and of several such the one that is valid longest.
/// Errors: those of load_client_certificate() that a file can have.
std::expected<ClientCertificate, CertificateError> load_certificate_file(std::string_view path, const crypto::Secret& passphrase);

/// The same for the content of a file.
std::expected<ClientCertificate, CertificateError> read_certificate(std::string_view content, const crypto::Secret& passphrase);

}  // namespace smtpcfg::net
