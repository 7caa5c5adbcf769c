#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "crypto/secret.h"

namespace smtpcfg::crypto {

// The keys of an age file and what is derived from them (C2SP age, "File key", "Header MAC", "Payload").

constexpr std::size_t file_key_size = 16;
constexpr std::size_t payload_nonce_size = 16;
constexpr std::size_t wrapped_key_size = file_key_size + 16;

using HeaderMac = std::array<std::byte, 32>;
using WrappedKey = std::array<std::byte, wrapped_key_size>;

/// HKDF-SHA-256, 32 bytes.
Secret derive_key(std::span<const std::byte> secret, std::span<const std::byte> salt, std::string_view info);

HeaderMac header_mac(const Secret& file_key, std::string_view header);
Secret payload_key(const Secret& file_key, std::span<const std::byte> nonce);

/// ChaCha20-Poly1305 with a nonce of zeros: a wrap key is used once only.
WrappedKey wrap_file_key(const Secret& wrap_key, const Secret& file_key);
/// Nothing when the wrap key is another one.
std::optional<Secret> unwrap_file_key(const Secret& wrap_key, const WrappedKey& wrapped);

}  // namespace smtpcfg::crypto
