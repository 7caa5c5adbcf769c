#include "net/base64.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "crypto/base64.h"

namespace smtpcfg::net {
namespace {

using crypto::Base64Padding;

std::optional<std::string> text_of(std::string_view base64, Base64Padding padding) {
  std::vector<std::byte> bytes;
  if (!crypto::base64_decode(base64, padding, bytes)) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace

crypto::Secret sasl_base64(std::string_view bytes) {
  crypto::Secret text = crypto::Secret::zeroed(crypto::base64_size(bytes.size(), Base64Padding::Required));
  const std::span<std::byte> room = text.writable();
  crypto::base64_encode(std::as_bytes(std::span(bytes)), Base64Padding::Required,
                        std::span(reinterpret_cast<char*>(room.data()), room.size()));
  return text;
}

std::optional<std::string> sasl_text(std::string_view base64) { return text_of(base64, Base64Padding::Required); }

std::optional<std::string> jwt_text(std::string_view base64url) {
  if (base64url.find_first_of("+/") != std::string_view::npos) return std::nullopt;
  std::string standard(base64url);
  std::ranges::replace(standard, '-', '+');
  std::ranges::replace(standard, '_', '/');
  return text_of(standard, Base64Padding::None);
}

std::string jwt_base64(std::span<const std::byte> bytes) {
  std::string text = crypto::base64_encode(bytes, Base64Padding::None);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

}  // namespace smtpcfg::net
