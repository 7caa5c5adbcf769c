#pragma once

#include <array>
#include <optional>
#include <span>

#include "crypto/secret.h"

namespace smtpcfg::crypto {

using PublicKey = std::array<std::byte, 32>;

PublicKey x25519_public_key(const Secret& private_key);

/// The shared secret; nothing when it is all zeros, that is, when the public key is a point of low order
/// (RFC 7748, 6.1; C2SP age demands the check).
std::optional<Secret> x25519_agree(std::span<const std::byte> private_key, const PublicKey& public_key);

}  // namespace smtpcfg::crypto
