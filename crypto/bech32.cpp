#include "crypto/bech32.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_size = 6;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// The BCH checksum of BIP 173, fed one 5-bit group at a time.
class Checksum {
 public:
  explicit Checksum(std::string_view prefix) {
    for (const char c : prefix) feed(static_cast<unsigned char>(to_lower(c)) >> 5U);
    feed(0);
    for (const char c : prefix) feed(static_cast<unsigned char>(to_lower(c)) & 31U);
  }

  void feed(std::uint32_t group) {
    constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    const std::uint32_t top = state_ >> 25U;
    state_ = (state_ & 0x1ffffffU) << 5U ^ group;
    for (std::size_t i = 0; i < generator.size(); ++i) {
      if ((top >> i & 1U) != 0) state_ ^= generator[i];
    }
  }

  [[nodiscard]] bool is_valid() const { return state_ == 1; }

  /// The group that belongs at `place` (0…5) of the checksum, once everything else and six zeros were fed.
  [[nodiscard]] std::uint32_t group(std::size_t place) const { return (state_ ^ 1U) >> 5U * (5 - place) & 31U; }

 private:
  std::uint32_t state_ = 1;
};

/// Puts 5-bit groups together to bytes. What is left over must be less than a group, and zero.
std::optional<Secret> to_bytes(std::span<const std::byte> groups) {
  Secret bytes = Secret::zeroed(groups.size() * 5 / 8);
  std::uint32_t bits = 0;
  std::uint32_t count = 0;
  std::size_t at = 0;
  for (const std::byte group : groups) {
    bits = (bits << 5U | std::to_integer<std::uint32_t>(group)) & 0xfffU;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.writable()[at++] = static_cast<std::byte>(bits >> count);
  }
  if (count >= 5 || (bits & ((1U << count) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

Secret bech32_encode(std::string_view prefix, std::span<const std::byte> data) {
  const bool upper = std::ranges::any_of(prefix, is_upper);
  Checksum checksum(prefix);
  Secret text = Secret::zeroed(prefix.size() + 1 + (data.size() * 8 + 4) / 5 + checksum_size);
  std::size_t at = 0;
  const auto put = [&](char c) { text.writable()[at++] = static_cast<std::byte>(upper ? to_upper(c) : c); };
  const auto put_group = [&](std::uint32_t group) {
    checksum.feed(group);
    put(alphabet[group]);
  };
  for (const char c : prefix) put(c);
  put('1');
  std::uint32_t bits = 0;
  std::uint32_t count = 0;
  for (const std::byte byte : data) {
    bits = (bits << 8U | std::to_integer<std::uint32_t>(byte)) & 0xfffU;
    for (count += 8; count >= 5;) put_group(bits >> (count -= 5) & 31U);
  }
  if (count > 0) put_group(bits << (5 - count) & 31U);
  for (std::size_t i = 0; i < checksum_size; ++i) checksum.feed(0);
  for (std::size_t i = 0; i < checksum_size; ++i) put(alphabet[checksum.group(i)]);
  return text;
}

std::optional<Bech32> bech32_decode(std::string_view text) {
  if (std::ranges::any_of(text, is_upper) && std::ranges::any_of(text, is_lower)) return std::nullopt;
  const std::size_t separator = text.rfind('1');
  if (separator == std::string_view::npos || separator == 0 || separator + 1 + checksum_size > text.size()) return std::nullopt;
  const std::string_view prefix = text.substr(0, separator);
  if (std::ranges::any_of(prefix, [](char c) { return c < 33 || c > 126; })) return std::nullopt;

  Checksum checksum(prefix);
  Secret groups = Secret::zeroed(text.size() - separator - 1);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t group = alphabet.find(to_lower(text[separator + 1 + i]));
    if (group == std::string_view::npos) return std::nullopt;
    checksum.feed(static_cast<std::uint32_t>(group));
    groups.writable()[i] = static_cast<std::byte>(group);
  }
  if (!checksum.is_valid()) return std::nullopt;
  std::optional<Secret> data = to_bytes(groups.bytes().first(groups.size() - checksum_size));
  if (!data) return std::nullopt;
  return Bech32{.prefix = prefix, .data = *std::move(data)};
}

}  // namespace smtpcfg::crypto
