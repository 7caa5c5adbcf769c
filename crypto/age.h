#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/age_identity.h"
#include "crypto/secret.h"

namespace smtpcfg::crypto {

/// The part of an age file that stopped us, in the words of the published test vectors.
enum class AgeFault : std::uint8_t {
  Armor,    ///< the ASCII armor is malformed
  Header,   ///< the header is malformed, or holds what we do not support
  NoMatch,  ///< well-formed, but sealed for other keys
  Hmac,     ///< a key opened the header, which was changed afterwards
  Payload,  ///< the header is good, the content is damaged or cut short
};

struct AgeError {
  AgeFault fault;
  std::string detail;  ///< English, for a person who knows age; no secret
};

enum class AgeArmor : std::uint8_t { Binary, Ascii };

/// Seals for X25519 recipients (C2SP age v1). At least one recipient.
std::string age_encrypt(std::span<const std::byte> plaintext, std::span<const AgeRecipient> recipients, AgeArmor armor);

/// Seals with a passphrase (scrypt stanza). `work_factor` is log2(N); 18 takes some seconds and 256 MiB.
std::string age_encrypt_with_passphrase(std::span<const std::byte> plaintext, const Secret& passphrase, AgeArmor armor,
                                        int work_factor = 18);

/// Opens an age file, binary or armored (told apart by its first bytes).
/// Nothing is released unless the whole file is authentic.
std::expected<Secret, AgeError> age_decrypt(std::string_view file, std::span<const AgeIdentity> identities);

/// Opens a passphrase-sealed age file. A work factor above `max_work_factor` is a Header fault, so that a hostile file
/// cannot stall the program or take its memory (2^20 needs 1 GiB).
std::expected<Secret, AgeError> age_decrypt_with_passphrase(std::string_view file, const Secret& passphrase,
                                                            int max_work_factor = 20);

/// True when the file is sealed with a passphrase: its only stanza is scrypt. False for anything malformed.
bool age_needs_passphrase(std::string_view file);

}  // namespace smtpcfg::crypto
