#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "crypto/secret.h"

namespace smtpcfg::crypto {

/// A decoded Bech32 text (BIP 173): a prefix for people and bytes.
struct Bech32 {
  std::string_view prefix;  ///< in the case it was written in; a view of the text
  Secret data;
};

/// `prefix` in one case; the whole text gets that case. Age keys know no length limit (C2SP age), so neither does this.
Secret bech32_encode(std::string_view prefix, std::span<const std::byte> data);

/// Nothing when the text is not Bech32: mixed case, a wrong checksum, characters outside the alphabet, bits left over.
std::optional<Bech32> bech32_decode(std::string_view text);

}  // namespace smtpcfg::crypto
