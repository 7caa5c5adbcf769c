#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/age_identity.h"
#include "crypto/secret.h"

namespace smtpcfg::bench {

/// The measure for opening and sealing: the cryptography that an age file for one recipient consists of, done directly with
/// Crypto++ on parts that lie ready. No armor, no header to read or write, no secret memory.
struct AgeParts {
  std::array<std::byte, 32> share{};
  std::array<std::byte, 32> wrapped_key{};
  std::string authenticated;  ///< the header, as far as its MAC covers it
  std::array<std::byte, 32> mac{};
  std::array<std::byte, 16> nonce{};
  std::vector<std::byte> sealed;  ///< one chunk and its tag
};

/// Takes a file apart that holds one X25519 recipient and one chunk.
AgeParts take_apart(std::string_view file);

/// One key agreement, three key derivations, one header MAC, two openings. False when anything is not authentic.
/// `plaintext` has room for the chunk without its tag.
bool open_parts(const AgeParts& parts, const crypto::AgeIdentity& identity, std::span<std::byte> plaintext);

/// Random keys, the public key of one of them, one key agreement, three key derivations, one header MAC, two sealings.
void seal_parts(std::span<const std::byte> plaintext, const crypto::AgeRecipient& recipient, AgeParts& parts);

}  // namespace smtpcfg::bench
