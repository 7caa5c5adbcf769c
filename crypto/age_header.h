#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/age.h"
#include "crypto/age_keys.h"

namespace smtpcfg::crypto {

/// What every age v1 header starts with, and every binary age file of any version but for the number.
constexpr std::string_view age_version_line = "age-encryption.org/v1";
constexpr std::string_view age_any_version = "age-encryption.org/";

/// A hostile header must not buy hours of curve arithmetic: one key agreement a stanza and identity is the price.
constexpr std::size_t max_stanzas = 4096;

/// One recipient stanza: the file key, wrapped in a way that `type` names. Views into the file.
struct Stanza {
  std::string_view type;
  std::vector<std::string_view> arguments;
  std::vector<std::byte> body;
};

struct AgeHeader {
  std::vector<Stanza> stanzas;     ///< at least one
  std::string_view authenticated;  ///< what the MAC covers: everything up to and with "---"
  HeaderMac mac{};
  std::string_view payload;  ///< what follows the header: nonce and chunks
};

/// Reads a header by the letter of the grammar (C2SP age). Says nothing of what is in the stanzas. Every error is a Header fault.
std::expected<AgeHeader, AgeError> parse_header(std::string_view file);

std::unexpected<AgeError> header_fault(std::string detail);

/// One stanza as text, its body wrapped at 64 columns.
std::string format_stanza(std::string_view type, std::span<const std::string> arguments, std::span<const std::byte> body);

/// The header's start, stanzas, and end with its MAC.
std::string format_header(std::span<const std::string> stanzas, const Secret& file_key);

}  // namespace smtpcfg::crypto
