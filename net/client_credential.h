#pragma once

#include <variant>

#include "crypto/secret.h"
#include "net/client_certificate.h"

namespace smtpcfg::net {

struct CertificateCredential {
  ClientCertificate certificate;
  AssertionAlgorithm algorithm = AssertionAlgorithm::Ps256;
};

/// What an application proves with at an authority that it is the one it says: its secret, or what signs in its name.
using ClientCredential = std::variant<crypto::Secret, CertificateCredential>;

}  // namespace smtpcfg::net
