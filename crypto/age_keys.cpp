#include "crypto/age_keys.h"

#include <cryptopp/chachapoly.h>
#include <cryptopp/hkdf.h>
#include <cryptopp/hmac.h>
#include <cryptopp/sha.h>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::array<std::byte, 12> zero_nonce{};

}  // namespace

Secret derive_key(std::span<const std::byte> secret, std::span<const std::byte> salt, std::string_view info) {
  Secret key = Secret::zeroed(32);
  CryptoPP::HKDF<CryptoPP::SHA256>().DeriveKey(output(key.writable()), key.size(), input(secret), secret.size(), input(salt),
                                               salt.size(), input(info), info.size());
  return key;
}

HeaderMac header_mac(const Secret& file_key, std::string_view header) {
  const Secret key = derive_key(file_key.bytes(), {}, "header");
  HeaderMac mac{};
  CryptoPP::HMAC<CryptoPP::SHA256>(input(key.bytes()), key.size()).CalculateDigest(output(mac), input(header), header.size());
  return mac;
}

Secret payload_key(const Secret& file_key, std::span<const std::byte> nonce) {
  return derive_key(file_key.bytes(), nonce, "payload");
}

WrappedKey wrap_file_key(const Secret& wrap_key, const Secret& file_key) {
  CryptoPP::ChaCha20Poly1305::Encryption cipher;
  cipher.SetKeyWithIV(input(wrap_key.bytes()), wrap_key.size(), input(zero_nonce), zero_nonce.size());
  WrappedKey wrapped{};
  const std::span<std::byte> out(wrapped);
  cipher.EncryptAndAuthenticate(output(out), output(out.subspan(file_key_size)), wrapped_key_size - file_key_size,
                                input(zero_nonce), static_cast<int>(zero_nonce.size()), nullptr, 0, input(file_key.bytes()),
                                file_key_size);
  return wrapped;
}

std::optional<Secret> unwrap_file_key(const Secret& wrap_key, const WrappedKey& wrapped) {
  CryptoPP::ChaCha20Poly1305::Decryption cipher;
  cipher.SetKeyWithIV(input(wrap_key.bytes()), wrap_key.size(), input(zero_nonce), zero_nonce.size());
  Secret file_key = Secret::zeroed(file_key_size);
  const std::span<const std::byte> in(wrapped);
  const bool authentic =
      cipher.DecryptAndVerify(output(file_key.writable()), input(in.subspan(file_key_size)), wrapped_key_size - file_key_size,
                              input(zero_nonce), static_cast<int>(zero_nonce.size()), nullptr, 0, input(in), file_key_size);
  if (!authentic) return std::nullopt;
  return file_key;
}

}  // namespace smtpcfg::crypto
