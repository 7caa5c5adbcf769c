#include "crypto/age_scrypt.h"

#include <cryptopp/scrypt.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <exception>

#include "crypto/base64.h"
#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

constexpr CryptoPP::word64 block_size = 8;
constexpr CryptoPP::word64 parallelization = 1;

/// Takes 2^work_factor KiB of memory; throws when there is not that much.
Secret wrap_key(const Secret& passphrase, std::span<const std::byte> salt, int work_factor) {
  Secret labelled(std::string_view("age-encryption.org/v1/scrypt"));
  labelled.append(salt);
  Secret key = Secret::zeroed(32);
  CryptoPP::Scrypt().DeriveKey(output(key.writable()), key.size(), input(passphrase.reveal()), passphrase.size(),
                               input(labelled.bytes()), labelled.size(),
                               CryptoPP::word64{1} << static_cast<unsigned>(work_factor), block_size, parallelization);
  return key;
}

/// Decimal digits, the first of them not 0.
std::optional<int> parse_work_factor(std::string_view text) {
  int value = 0;
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > 63) return std::nullopt;
  return value;
}

}  // namespace

std::optional<ScryptStanza> parse_scrypt_stanza(const Stanza& stanza) {
  ScryptStanza result;
  std::vector<std::byte> salt;
  if (stanza.arguments.size() != 2 || !base64_decode(stanza.arguments[0], Base64Padding::None, salt)) return std::nullopt;
  const std::optional<int> work_factor = parse_work_factor(stanza.arguments[1]);
  if (!work_factor || salt.size() != result.salt.size() || stanza.body.size() != result.wrapped.size()) return std::nullopt;
  result.work_factor = *work_factor;
  std::ranges::copy(salt, result.salt.begin());
  std::ranges::copy(stanza.body, result.wrapped.begin());
  return result;
}

std::expected<std::optional<Secret>, AgeError> unwrap_scrypt(const ScryptStanza& stanza, const Secret& passphrase,
                                                             int max_work_factor) {
  if (stanza.work_factor > max_work_factor) {
    return header_fault(fmt::format("the passphrase's work factor is {}, more than {}", stanza.work_factor, max_work_factor));
  }
  try {
    return unwrap_file_key(wrap_key(passphrase, stanza.salt, stanza.work_factor), stanza.wrapped);
  } catch (const std::exception&) {
    return header_fault(fmt::format("not enough memory for the passphrase's work factor {}", stanza.work_factor));
  }
}

std::string wrap_scrypt(const Secret& file_key, const Secret& passphrase, std::span<const std::byte> salt, int work_factor) {
  const WrappedKey wrapped = wrap_file_key(wrap_key(passphrase, salt, work_factor), file_key);
  const std::array arguments{base64_encode(salt, Base64Padding::None), fmt::to_string(work_factor)};
  return format_stanza(scrypt_stanza_type, arguments, wrapped);
}

}  // namespace smtpcfg::crypto
