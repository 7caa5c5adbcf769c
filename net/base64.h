#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "crypto/secret.h"

namespace smtpcfg::net {

/// base64 as SASL has it (RFC 4648, 4: padded), of and in memory that is wiped.
crypto::Secret sasl_base64(std::string_view bytes);

/// What a SASL challenge says; nullopt when it is not base64. Nothing a server sends there is secret.
std::optional<std::string> sasl_text(std::string_view base64);

/// A part of a JWT (RFC 4648, 5: '-' and '_', no padding); nullopt when it is not that.
std::optional<std::string> jwt_text(std::string_view base64url);

/// The same the other way round.
std::string jwt_base64(std::span<const std::byte> bytes);

}  // namespace smtpcfg::net
