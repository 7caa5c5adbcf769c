#pragma once

#include <array>
#include <expected>
#include <optional>
#include <string>

#include "crypto/age_header.h"

namespace smtpcfg::crypto {

constexpr std::string_view scrypt_stanza_type = "scrypt";

/// A file key wrapped with a passphrase (C2SP age, "The scrypt recipient type").
struct ScryptStanza {
  std::array<std::byte, 16> salt{};
  int work_factor = 0;  ///< log2(N), 1 to 63
  WrappedKey wrapped{};
};

/// Nothing when the stanza, which says that it is scrypt, is not well-formed.
std::optional<ScryptStanza> parse_scrypt_stanza(const Stanza& stanza);

/// The file key; nothing when the passphrase is another one. Header fault, before any work, when the stanza asks for more than
/// `max_work_factor`, and when there is not the memory for it.
std::expected<std::optional<Secret>, AgeError> unwrap_scrypt(const ScryptStanza& stanza, const Secret& passphrase,
                                                             int max_work_factor);

/// `salt` is 16 random bytes.
std::string wrap_scrypt(const Secret& file_key, const Secret& passphrase, std::span<const std::byte> salt, int work_factor);

}  // namespace smtpcfg::crypto
