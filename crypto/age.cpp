#include "crypto/age.h"

#include <stdexcept>

#include "crypto/age_armor.h"
#include "crypto/age_open.h"
#include "crypto/age_scrypt.h"
#include "crypto/age_stream.h"
#include "crypto/age_x25519.h"
#include "crypto/octets.h"
#include "crypto/random.h"

namespace smtpcfg::crypto {
namespace {

std::string seal(std::span<const std::byte> plaintext, std::span<const std::string> stanzas, const Secret& file_key,
                 std::span<const std::byte> nonce, AgeArmor armored) {
  std::string file = format_header(stanzas, file_key).append(text_of(nonce));
  const std::size_t payload = file.size();
  file.resize(payload + sealed_size(plaintext.size()));
  seal_stream(payload_key(file_key, nonce), plaintext, std::as_writable_bytes(std::span(file)).subspan(payload));
  return armored == AgeArmor::Ascii ? armor(bytes_of(file)) : file;
}

std::expected<Secret, AgeError> all_or_nothing(AgeOpening opening) {
  if (opening.fault) return std::unexpected(*std::move(opening.fault));
  return std::move(opening.plaintext);
}

}  // namespace

std::string age_encrypt(std::span<const std::byte> plaintext, std::span<const AgeRecipient> recipients, AgeArmor armor) {
  if (recipients.empty()) throw std::invalid_argument("age_encrypt without recipients");
  constexpr std::size_t ephemeral_size = 32;
  const Secret random = random_bytes(file_key_size + payload_nonce_size + recipients.size() * ephemeral_size);
  const std::span<const std::byte> bytes = random.bytes();
  const Secret file_key(bytes.first(file_key_size));
  std::span<const std::byte> ephemerals = bytes.subspan(file_key_size + payload_nonce_size);
  std::vector<std::string> stanzas;
  stanzas.reserve(recipients.size());
  for (const AgeRecipient& recipient : recipients) {
    stanzas.push_back(wrap_x25519(file_key, recipient, Secret(ephemerals.first(ephemeral_size))));
    ephemerals = ephemerals.subspan(ephemeral_size);
  }
  return seal(plaintext, stanzas, file_key, bytes.subspan(file_key_size, payload_nonce_size), armor);
}

std::string age_encrypt_with_passphrase(std::span<const std::byte> plaintext, const Secret& passphrase, AgeArmor armor,
                                        int work_factor) {
  const Secret file_key = random_bytes(file_key_size);
  const Secret salt = random_bytes(16);
  const Secret nonce = random_bytes(payload_nonce_size);
  const std::array stanzas{wrap_scrypt(file_key, passphrase, salt.bytes(), work_factor)};
  return seal(plaintext, stanzas, file_key, nonce.bytes(), armor);
}

std::expected<Secret, AgeError> age_decrypt(std::string_view file, std::span<const AgeIdentity> identities) {
  return all_or_nothing(open_age_file(file, find_with_identities(identities)));
}

std::expected<Secret, AgeError> age_decrypt_with_passphrase(std::string_view file, const Secret& passphrase,
                                                            int max_work_factor) {
  return all_or_nothing(open_age_file(file, find_with_passphrase(passphrase, max_work_factor)));
}

bool age_needs_passphrase(std::string_view file) {
  std::vector<std::byte> unarmored;
  const std::expected<AgeHeader, AgeError> header = parse_age_file(file, unarmored);
  return header && header->stanzas.front().type == scrypt_stanza_type;
}

}  // namespace smtpcfg::crypto
