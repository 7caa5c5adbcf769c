#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string_view>

#include "crypto/age.h"
#include "crypto/age_header.h"

namespace smtpcfg::crypto {

/// What opening a file came to. With a fault, `plaintext` holds what a reader that releases chunk by chunk would have released
/// before it (the published test vectors state its hash); age_decrypt() gives it to nobody.
struct AgeOpening {
  Secret plaintext;
  std::optional<AgeError> fault;
};

/// Takes off the armor, if there is one, into `unarmored`, and reads the header. X25519 and scrypt stanzas are well-formed, a
/// scrypt stanza is alone; other types pass unread. Views into the file or `unarmored`. Armor or Header fault.
std::expected<AgeHeader, AgeError> parse_age_file(std::string_view file, std::vector<std::byte>& unarmored);

/// Finds the file key in a header whose stanzas are well-formed.
using FindFileKey = std::function<std::expected<Secret, AgeError>(const AgeHeader& header)>;

AgeOpening open_age_file(std::string_view file, const FindFileKey& find_file_key);

FindFileKey find_with_identities(std::span<const AgeIdentity> identities);
FindFileKey find_with_passphrase(const Secret& passphrase, int max_work_factor);

}  // namespace smtpcfg::crypto
