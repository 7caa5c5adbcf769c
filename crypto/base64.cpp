#include "crypto/base64.h"

#include <array>

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint32_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> digits = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(no_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i) table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}();

std::uint32_t digit(char character) { return digits[static_cast<unsigned char>(character)]; }

std::uint32_t value(std::byte byte) { return std::to_integer<std::uint32_t>(byte); }

char letter(std::uint32_t bits) { return alphabet[bits & 63U]; }

bool decode_quads(std::string_view text, std::span<std::byte> bytes) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const std::uint32_t a = digit(text[i]);
    const std::uint32_t b = digit(text[i + 1]);
    const std::uint32_t c = digit(text[i + 2]);
    const std::uint32_t d = digit(text[i + 3]);
    if (((a | b | c | d) & no_digit) != 0) return false;
    const std::uint32_t bits = a << 18U | b << 12U | c << 6U | d;
    bytes[at++] = static_cast<std::byte>(bits >> 16U);
    bytes[at++] = static_cast<std::byte>(bits >> 8U);
    bytes[at++] = static_cast<std::byte>(bits);
  }
  return true;
}

/// The last two or three characters, which stand for one or two bytes and some bits that must be zero.
bool decode_tail(std::string_view tail, std::span<std::byte> bytes) {
  if (tail.empty()) return true;
  if (tail.size() == 1) return false;
  const std::uint32_t third = tail.size() == 3 ? digit(tail[2]) : 0;
  if (digit(tail[0]) == no_digit || digit(tail[1]) == no_digit || third == no_digit) return false;
  const std::uint32_t bits = digit(tail[0]) << 18U | digit(tail[1]) << 12U | third << 6U;
  if ((bits & (tail.size() == 2 ? 0xffffU : 0xffU)) != 0) return false;
  bytes[0] = static_cast<std::byte>(bits >> 16U);
  if (tail.size() == 3) bytes[1] = static_cast<std::byte>(bits >> 8U);
  return true;
}

}  // namespace

void base64_encode(std::span<const std::byte> bytes, Base64Padding padding, std::span<char> text) {
  std::size_t at = 0;
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t bits = value(bytes[i]) << 16U | value(bytes[i + 1]) << 8U | value(bytes[i + 2]);
    for (const std::uint32_t shift : {18U, 12U, 6U, 0U}) text[at++] = letter(bits >> shift);
  }
  const std::size_t rest = bytes.size() - i;
  if (rest == 0) return;
  const std::uint32_t bits = value(bytes[i]) << 16U | (rest == 2 ? value(bytes[i + 1]) << 8U : 0U);
  text[at++] = letter(bits >> 18U);
  text[at++] = letter(bits >> 12U);
  if (rest == 2) text[at++] = letter(bits >> 6U);
  if (padding == Base64Padding::Required) {
    while (at < text.size()) text[at++] = '=';
  }
}

std::string base64_encode(std::span<const std::byte> bytes, Base64Padding padding) {
  std::string text(base64_size(bytes.size(), padding), '\0');
  base64_encode(bytes, padding, text);
  return text;
}

bool base64_decode(std::string_view text, Base64Padding padding, std::vector<std::byte>& bytes) {
  if (padding == Base64Padding::Required) {
    if (text.size() % 4 != 0) return false;
    if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
  }
  const std::size_t before = bytes.size();
  const std::size_t quads = text.size() / 4 * 4;
  bytes.resize(before + text.size() * 3 / 4);
  const std::span<std::byte> target = std::span(bytes).subspan(before);
  if (decode_quads(text.substr(0, quads), target) && decode_tail(text.substr(quads), target.subspan(quads / 4 * 3))) return true;
  bytes.resize(before);
  return false;
}

}  // namespace smtpcfg::crypto
