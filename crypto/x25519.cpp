#include "crypto/x25519.h"

#include <cryptopp/xed25519.h>

#include "crypto/octets.h"

namespace smtpcfg::crypto {

PublicKey x25519_public_key(const Secret& private_key) {
  PublicKey public_key{};
  CryptoPP::x25519().GeneratePublicKey(CryptoPP::NullRNG(), input(private_key.bytes()), output(public_key));
  return public_key;
}

std::optional<Secret> x25519_agree(std::span<const std::byte> private_key, const PublicKey& public_key) {
  Secret shared = Secret::zeroed(CryptoPP::x25519::SHARED_KEYLENGTH);
  const bool agreed = CryptoPP::x25519().Agree(output(shared.writable()), input(private_key), input(public_key),
                                               /*validateOtherPublicKey=*/false);
  std::byte any{};
  for (const std::byte byte : shared.bytes()) any |= byte;
  if (!agreed || any == std::byte{}) return std::nullopt;
  return shared;
}

}  // namespace smtpcfg::crypto
