#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "crypto/secret.h"

namespace smtpcfg::crypto {

/// An X25519 public key, written "age1…" (bech32, C2SP age).
struct AgeRecipient {
  std::array<std::byte, 32> public_key{};

  /// Error: Usage when the text is not an X25519 recipient.
  static Result<AgeRecipient> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
  bool operator==(const AgeRecipient&) const = default;
};

/// An X25519 private key, written "AGE-SECRET-KEY-1…".
class AgeIdentity {
 public:
  static AgeIdentity generate();
  /// Error: Usage when the text is not an X25519 identity. The message never repeats the text.
  static Result<AgeIdentity> parse(std::string_view text);

  [[nodiscard]] Secret text() const;
  [[nodiscard]] const AgeRecipient& recipient() const { return recipient_; }
  [[nodiscard]] std::span<const std::byte> private_key() const { return key_.bytes(); }

 private:
  explicit AgeIdentity(Secret key);
  Secret key_;
  AgeRecipient recipient_;
};

/// Reads an identity file: one identity a line, '#' comments and blank lines ignored, LF or CRLF.
/// Error: Unreadable, naming the line, when a line is something else or there is no identity at all.
Result<std::vector<AgeIdentity>> parse_identity_file(const Secret& content);

/// Reads a recipients file of the same shape ("age1…" a line). An empty file gives no recipients.
Result<std::vector<AgeRecipient>> parse_recipients_file(std::string_view content);

/// Writes an identity file as age-keygen does: a created and a public key comment, then the identity.
Secret format_identity_file(const AgeIdentity& identity, std::string_view created_utc);

}  // namespace smtpcfg::crypto
