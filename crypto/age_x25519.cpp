#include "crypto/age_x25519.h"

#include <algorithm>
#include <stdexcept>

#include "crypto/base64.h"

namespace smtpcfg::crypto {
namespace {

Secret wrap_key(const Secret& shared, const PublicKey& share, const PublicKey& recipient) {
  std::array<std::byte, 64> salt{};
  std::ranges::copy(recipient, std::ranges::copy(share, salt.begin()).out);
  return derive_key(shared.bytes(), salt, "age-encryption.org/v1/X25519");
}

}  // namespace

std::optional<X25519Stanza> parse_x25519_stanza(const Stanza& stanza) {
  X25519Stanza result;
  std::vector<std::byte> share;
  if (stanza.arguments.size() != 1 || !base64_decode(stanza.arguments.front(), Base64Padding::None, share)) return std::nullopt;
  if (share.size() != result.share.size() || stanza.body.size() != result.wrapped.size()) return std::nullopt;
  std::ranges::copy(share, result.share.begin());
  std::ranges::copy(stanza.body, result.wrapped.begin());
  return result;
}

std::expected<std::optional<Secret>, AgeError> unwrap_x25519(const X25519Stanza& stanza, const AgeIdentity& identity) {
  const std::optional<Secret> shared = x25519_agree(identity.private_key(), stanza.share);
  if (!shared) return header_fault("an X25519 recipient holds a key share that is no key");
  return unwrap_file_key(wrap_key(*shared, stanza.share, identity.recipient().public_key), stanza.wrapped);
}

std::string wrap_x25519(const Secret& file_key, const AgeRecipient& recipient, const Secret& ephemeral) {
  const std::optional<Secret> shared = x25519_agree(ephemeral.bytes(), recipient.public_key);
  if (!shared) throw std::invalid_argument("not a public key that AgeRecipient::parse or AgeIdentity gave");
  const PublicKey share = x25519_public_key(ephemeral);
  const WrappedKey wrapped = wrap_file_key(wrap_key(*shared, share, recipient.public_key), file_key);
  const std::array arguments{base64_encode(share, Base64Padding::None)};
  return format_stanza(x25519_stanza_type, arguments, wrapped);
}

}  // namespace smtpcfg::crypto
