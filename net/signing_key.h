#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "net/certificate_error.h"

namespace smtpcfg::net {

/// As a JWT's header names it: RSA with SHA-256, with the padding PSS (its salt as long as the digest) or PKCS #1 v1.5.
enum class AssertionAlgorithm : std::uint8_t { Ps256, Rs256 };

/// "PS256", "RS256".
const char* name_of(AssertionAlgorithm algorithm);

/// A private RSA key that can sign and never shows itself: in OpenSSL's memory, or in Windows' key store.
class SigningKey {
 public:
  SigningKey() = default;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  virtual ~SigningKey() = default;

  /// Error: CertificateFault::KeyNotUsable.
  [[nodiscard]] virtual std::expected<std::vector<std::byte>, CertificateError> sign(AssertionAlgorithm algorithm,
                                                                                     std::string_view message) const = 0;
};

}  // namespace smtpcfg::net
