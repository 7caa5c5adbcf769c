#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/secret.h"

namespace smtpcfg::net {

enum class Base64Alphabet : std::uint8_t {
  Standard,  ///< RFC 4648, 4: '+' and '/', padded
  Url,       ///< RFC 4648, 5: '-' and '_', without padding, as in a JWT
};

/// Standard alphabet, padded, without line breaks.
crypto::Secret base64_encode(std::string_view bytes);

/// nullopt when a character, the length or the padding is wrong.
std::optional<crypto::Secret> base64_decode(std::string_view text, Base64Alphabet alphabet);

}  // namespace smtpcfg::net
