#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::crypto {

enum class Base64Padding : std::uint8_t { None, Required };

/// Length of the encoding of `size` bytes.
constexpr std::size_t base64_size(std::size_t size, Base64Padding padding) {
  return padding == Base64Padding::Required ? (size + 2) / 3 * 4 : (size * 4 + 2) / 3;
}

/// Encodes into `text`, which has base64_size() characters (RFC 4648, standard alphabet).
void base64_encode(std::span<const std::byte> bytes, Base64Padding padding, std::span<char> text);

std::string base64_encode(std::span<const std::byte> bytes, Base64Padding padding);

/// Decodes and appends to `bytes`. Only the canonical encoding passes: no white space, no other padding than asked for,
/// unused bits zero. On false, `bytes` holds what it held before.
[[nodiscard]] bool base64_decode(std::string_view text, Base64Padding padding, std::vector<std::byte>& bytes);

}  // namespace smtpcfg::crypto
