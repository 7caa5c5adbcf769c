#include "age_primitives.h"

#include <cryptopp/chachapoly.h>
#include <cryptopp/hkdf.h>
#include <cryptopp/hmac.h>
#include <cryptopp/osrng.h>
#include <cryptopp/sha.h>
#include <cryptopp/xed25519.h>

#include <algorithm>
#include <stdexcept>

#include "crypto/age_open.h"
#include "crypto/age_x25519.h"
#include "crypto/octets.h"

namespace smtpcfg::bench {

namespace {

using crypto::input;
using crypto::output;

constexpr std::size_t tag_size = 16;
using Key = std::array<std::byte, 32>;
using FileKey = std::array<std::byte, 16>;
using Nonce = std::array<std::byte, 12>;

constexpr Nonce zero_nonce{};
constexpr Nonce only_chunk = [] {
  Nonce nonce{};
  nonce.back() = std::byte{1};
  return nonce;
}();

Key derive(std::span<const std::byte> secret, std::span<const std::byte> salt, std::string_view info) {
  Key key{};
  CryptoPP::HKDF<CryptoPP::SHA256>().DeriveKey(output(key), key.size(), input(secret), secret.size(), input(salt), salt.size(),
                                               input(info), info.size());
  return key;
}

Key wrap_key(const Key& shared, const Key& share, const Key& recipient) {
  std::array<std::byte, 64> salt{};
  std::ranges::copy(recipient, std::ranges::copy(share, salt.begin()).out);
  return derive(shared, salt, "age-encryption.org/v1/X25519");
}

Key mac_of(const FileKey& file_key, std::string_view header) {
  const Key key = derive(file_key, {}, "header");
  Key mac{};
  CryptoPP::HMAC<CryptoPP::SHA256>(input(key), key.size()).CalculateDigest(output(mac), input(header), header.size());
  return mac;
}

bool open(const Key& key, const Nonce& nonce, std::span<const std::byte> sealed, std::span<std::byte> plaintext) {
  CryptoPP::ChaCha20Poly1305::Decryption cipher;
  cipher.SetKeyWithIV(input(key), key.size(), input(nonce), nonce.size());
  const std::size_t size = sealed.size() - tag_size;
  return cipher.DecryptAndVerify(output(plaintext), input(sealed.subspan(size)), tag_size, input(nonce),
                                 static_cast<int>(nonce.size()), nullptr, 0, input(sealed), size);
}

void seal(const Key& key, const Nonce& nonce, std::span<const std::byte> plaintext, std::span<std::byte> sealed) {
  CryptoPP::ChaCha20Poly1305::Encryption cipher;
  cipher.SetKeyWithIV(input(key), key.size(), input(nonce), nonce.size());
  cipher.EncryptAndAuthenticate(output(sealed), output(sealed.subspan(plaintext.size())), tag_size, input(nonce),
                                static_cast<int>(nonce.size()), nullptr, 0, input(plaintext), plaintext.size());
}

}  // namespace

AgeParts take_apart(std::string_view file) {
  std::vector<std::byte> unarmored;
  const auto header = crypto::parse_age_file(file, unarmored);
  if (!header || header->stanzas.size() != 1) throw std::invalid_argument("not an age file for one recipient");
  const auto stanza = crypto::parse_x25519_stanza(header->stanzas.front());
  if (!stanza) throw std::invalid_argument("not an X25519 recipient");
  AgeParts parts;
  parts.share = stanza->share;
  parts.wrapped_key = stanza->wrapped;
  parts.authenticated = header->authenticated;
  parts.mac = header->mac;
  const std::span<const std::byte> payload = crypto::bytes_of(header->payload);
  std::ranges::copy(payload.first(parts.nonce.size()), parts.nonce.begin());
  const std::span<const std::byte> sealed = payload.subspan(parts.nonce.size());
  parts.sealed.assign(sealed.begin(), sealed.end());
  return parts;
}

bool open_parts(const AgeParts& parts, const crypto::AgeIdentity& identity, std::span<std::byte> plaintext) {
  Key shared{};
  if (!CryptoPP::x25519().Agree(output(shared), input(identity.private_key()), input(parts.share), false)) return false;
  FileKey file_key{};
  if (!open(wrap_key(shared, parts.share, identity.recipient().public_key), zero_nonce, parts.wrapped_key, file_key))
    return false;
  if (mac_of(file_key, parts.authenticated) != parts.mac) return false;
  return open(derive(file_key, parts.nonce, "payload"), only_chunk, parts.sealed, plaintext);
}

void seal_parts(std::span<const std::byte> plaintext, const crypto::AgeRecipient& recipient, AgeParts& parts) {
  std::array<std::byte, 64> random{};
  CryptoPP::OS_GenerateRandomBlock(false, output(random), random.size());
  const std::span<const std::byte> bytes(random);
  FileKey file_key{};
  std::ranges::copy(bytes.first(file_key.size()), file_key.begin());
  std::ranges::copy(bytes.subspan(file_key.size(), parts.nonce.size()), parts.nonce.begin());
  const std::span<const std::byte> ephemeral = bytes.last(sizeof(Key));
  CryptoPP::x25519().GeneratePublicKey(CryptoPP::NullRNG(), input(ephemeral), output(parts.share));
  Key shared{};
  CryptoPP::x25519().Agree(output(shared), input(ephemeral), input(recipient.public_key), false);
  seal(wrap_key(shared, parts.share, recipient.public_key), zero_nonce, file_key, parts.wrapped_key);
  parts.mac = mac_of(file_key, parts.authenticated);
  parts.sealed.resize(plaintext.size() + tag_size);
  seal(derive(file_key, parts.nonce, "payload"), only_chunk, plaintext, parts.sealed);
}

}  // namespace smtpcfg::bench
