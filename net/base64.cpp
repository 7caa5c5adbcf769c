#include "net/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace smtpcfg::net {
namespace {

using WipedBytes = std::vector<unsigned char, crypto::WipingAllocator<unsigned char>>;

bool is_alphanumeric(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// The text as EVP_DecodeBlock wants it, which itself is too forgiving: it takes blanks and line breaks.
std::optional<WipedBytes> normalised(std::string_view text, Base64Alphabet alphabet) {
  const bool url = alphabet == Base64Alphabet::Url;
  if (!url && text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (!url && padding < 2 && text.ends_with('=')) {
    text.remove_suffix(1);
    ++padding;
  }
  if (text.size() % 4 == 1) return std::nullopt;
  const char sixty_second = url ? '-' : '+';
  const char sixty_third = url ? '_' : '/';
  WipedBytes standard;
  standard.reserve(text.size() + 3);
  for (const char letter : text) {
    if (is_alphanumeric(letter)) {
      standard.push_back(static_cast<unsigned char>(letter));
    } else if (letter == sixty_second) {
      standard.push_back('+');
    } else if (letter == sixty_third) {
      standard.push_back('/');
    } else {
      return std::nullopt;
    }
  }
  while (standard.size() % 4 != 0) standard.push_back('=');
  return standard;
}

}  // namespace

crypto::Secret base64_encode(std::string_view bytes) {
  WipedBytes text(4 * ((bytes.size() + 2) / 3) + 1);  // EVP_EncodeBlock ends it with a NUL
  const int length =
      EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return crypto::Secret(std::as_bytes(std::span(text).first(static_cast<std::size_t>(length))));
}

std::optional<crypto::Secret> base64_decode(std::string_view text, Base64Alphabet alphabet) {
  const std::optional<WipedBytes> standard = normalised(text, alphabet);
  if (!standard) return std::nullopt;
  if (standard->empty()) return crypto::Secret();
  WipedBytes bytes(standard->size() / 4 * 3);
  const int length = EVP_DecodeBlock(bytes.data(), standard->data(), static_cast<int>(standard->size()));
  if (length < 0) return std::nullopt;
  const std::ptrdiff_t padding = std::ranges::count(*standard, static_cast<unsigned char>('='));
  return crypto::Secret(std::as_bytes(std::span(bytes).first(static_cast<std::size_t>(length - padding))));
}

}  // namespace smtpcfg::net
