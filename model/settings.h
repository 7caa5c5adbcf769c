#pragma once

#include <cstdint>
#include <string>

#include "crypto/secret.h"
#include "model/authentication.h"

namespace smtpcfg::model {

/// What the application proves with that it is the one it says: a secret, or a signature by a certificate's private key.
enum class Credential : std::uint8_t { Secret, Certificate };

/// The SMTP settings of one layer. fields.h has the table that names every member for files, console, JSON and dialog.
struct Settings {
  Authentication authentication = Authentication::OAuth2;
  std::string host;
  int port = 0;  ///< 1–65535; 0 means not set
  bool enable_ssl = true;
  std::string sender_address;
  std::string sender_name;
  std::string user_name;
  crypto::Secret password;
  std::string client_id;
  crypto::Secret client_secret;
  std::string client_certificate;  ///< certificate_source.h says what can stand here; empty for none
  crypto::Secret certificate_passphrase;
  std::string assertion_algorithm;  ///< "RS256", "PS256", or empty for PS256
  std::string tenant;
  std::string scope;
  std::string authority;
  std::string secret_expires;  ///< YYYY-MM-DD, or empty when not known

  [[nodiscard]] Settings clone() const;
  bool operator==(const Settings&) const = default;
};

/// Which credential counts: the certificate as soon as one is named, whether there is a secret beside it or not.
Credential credential_of(const Settings& settings);

/// Puts the setup guide's values for Exchange Online into the fields that are still empty.
void fill_exchange_online_defaults(Settings& settings);

}  // namespace smtpcfg::model
