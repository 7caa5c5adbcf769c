#include "crypto/age_identity.h"

#include <algorithm>

#include "crypto/bech32.h"
#include "crypto/random.h"
#include "crypto/x25519.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "AGE-SECRET-KEY-";
constexpr std::size_t key_size = 32;

/// A point of low order would give everybody the same shared secret: nothing can be sealed for it.
bool is_of_low_order(const PublicKey& key) { return !x25519_agree(Secret::zeroed(key_size).bytes(), key); }

}  // namespace

Result<AgeRecipient> AgeRecipient::parse(std::string_view text) {
  const std::optional<Bech32> decoded = bech32_decode(text);
  AgeRecipient recipient;
  if (!decoded || decoded->prefix != recipient_prefix || decoded->data.size() != recipient.public_key.size()) {
    return failure(ErrorKind::Usage, "This is not a public key.", "Enter a key that starts with age1, as age-keygen prints it.");
  }
  std::ranges::copy(decoded->data.bytes(), recipient.public_key.begin());
  if (is_of_low_order(recipient.public_key)) {
    return failure(ErrorKind::Usage, "This public key is unsafe: anybody could read what is sealed for it.",
                   "Make a new key with smtpcfg key create or age-keygen.");
  }
  return recipient;
}

std::string AgeRecipient::text() const { return std::string(bech32_encode(recipient_prefix, public_key).reveal()); }

AgeIdentity::AgeIdentity(Secret key) : key_(std::move(key)), recipient_{.public_key = x25519_public_key(key_)} {}

AgeIdentity AgeIdentity::generate() { return AgeIdentity(random_bytes(key_size)); }

Result<AgeIdentity> AgeIdentity::parse(std::string_view text) {
  std::optional<Bech32> decoded = bech32_decode(text);
  if (!decoded || decoded->prefix != identity_prefix || decoded->data.size() != key_size) {
    return failure(ErrorKind::Usage, "This is not a private key.",
                   "Enter a key that starts with AGE-SECRET-KEY-1, as age-keygen prints it.");
  }
  return AgeIdentity(std::move(decoded->data));
}

Secret AgeIdentity::text() const { return bech32_encode(identity_prefix, key_.bytes()); }

}  // namespace smtpcfg::crypto
