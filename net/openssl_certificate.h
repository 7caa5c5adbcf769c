#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

#include "net/client_certificate.h"

namespace smtpcfg::net {

struct X509Free {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using X509Pointer = std::unique_ptr<X509, X509Free>;

struct PrivateKeyFree {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }  // which wipes its numbers
};
using PrivateKeyPointer = std::unique_ptr<EVP_PKEY, PrivateKeyFree>;

/// Names, dates and thumbprints of a certificate, still without a key.
ClientCertificate described(const X509* certificate);

/// Error: NotRsa. `key` is not null.
std::expected<std::unique_ptr<const SigningKey>, CertificateError> signing_key(PrivateKeyPointer key);

}  // namespace smtpcfg::net
