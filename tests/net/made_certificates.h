#pragma once

#include <string>

#include "net/openssl_certificate.h"

namespace smtpcfg::net {

/// A key and a certificate for it, as an administrator makes them; and files of them, in memory.
struct MadeCertificate {
  PrivateKeyPointer key;
  X509Pointer certificate;

  [[nodiscard]] std::string certificate_pem() const;
  /// PKCS #8; sealed unless the passphrase is empty.
  [[nodiscard]] std::string key_pem(const std::string& passphrase = {}) const;
  [[nodiscard]] std::string der() const;
};

/// Self-signed, for CN = `name`, from yesterday for so many days. `type` is "RSA" or "EC".
MadeCertificate make_certificate(const std::string& name, int days = 365, const char* type = "RSA");
/// Another certificate for the same key.
MadeCertificate renew(const MadeCertificate& made, const std::string& name, int days);

/// PFX with key and certificate, and another certificate beside them. Null for what is not to be in it; a null passphrase is
/// none at all, which is another thing than an empty one.
std::string make_pfx(const MadeCertificate* key, const MadeCertificate* certificate, const MadeCertificate* other,
                     const char* passphrase);

}  // namespace smtpcfg::net
