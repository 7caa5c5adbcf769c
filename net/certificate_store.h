#pragma once

#include <expected>
#include <string>

#include "net/client_certificate.h"

namespace smtpcfg::net {

/// Finds a certificate by its thumbprint (model::CertificateSource) in the current user's personal certificates, then in the
/// machine's. Its key signs where it is. Errors: NoStore where the system has none; NotInStore, NoPrivateKey, NotRsa.
std::expected<ClientCertificate, CertificateError> find_in_store(const std::string& thumbprint);

}  // namespace smtpcfg::net
