#pragma once

#include <chrono>
#include <expected>
#include <string_view>

#include "crypto/secret.h"
#include "net/client_certificate.h"

namespace smtpcfg::net {

/// What an assertion says.
struct AssertionClaims {
  std::string_view audience;  ///< the URL of the token endpoint that it is sent to
  std::string_view client_id;
  std::chrono::sys_seconds now;
};

/// The signed JWT with which an application proves that it has the certificate's key (RFC 7523, 2.2; facts/exchange-online.md,
/// 6): header alg, typ and x5t#S256; aud, iss, sub, a new jti, nbf, iat, exp. It is good for ten minutes, and so as secret as a
/// password for as long. Error: KeyNotUsable.
std::expected<crypto::Secret, CertificateError> make_client_assertion(const ClientCertificate& certificate,
                                                                      AssertionAlgorithm algorithm,
                                                                      const AssertionClaims& claims);

}  // namespace smtpcfg::net
