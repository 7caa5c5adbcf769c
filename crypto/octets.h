#pragma once

#include <cryptopp/config.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace smtpcfg::crypto {

// Crypto++ speaks unsigned char where we speak std::byte; these views change the type and nothing else.

inline const CryptoPP::byte* input(std::span<const std::byte> bytes) {
  return reinterpret_cast<const CryptoPP::byte*>(bytes.data());
}

inline const CryptoPP::byte* input(std::string_view text) { return reinterpret_cast<const CryptoPP::byte*>(text.data()); }

inline CryptoPP::byte* output(std::span<std::byte> bytes) { return reinterpret_cast<CryptoPP::byte*>(bytes.data()); }

inline std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

inline std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace smtpcfg::crypto
