#include "crypto/secret.h"

#include <cryptopp/misc.h>

namespace smtpcfg::crypto {

void wipe(void* memory, std::size_t size) noexcept { CryptoPP::SecureWipeBuffer(static_cast<CryptoPP::byte*>(memory), size); }

Secret::Secret(std::string_view text) : Secret(std::as_bytes(std::span(text))) {}

Secret::Secret(std::span<const std::byte> bytes) : bytes_(bytes.begin(), bytes.end()) {}

Secret Secret::zeroed(std::size_t size) {
  Secret secret;
  secret.bytes_.resize(size);
  return secret;
}

Secret Secret::clone() const { return Secret(bytes()); }

std::string_view Secret::reveal() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

void Secret::append(std::span<const std::byte> more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }

void Secret::append(std::string_view more) { append(std::as_bytes(std::span(more))); }

bool Secret::operator==(const Secret& other) const {
  return size() == other.size() &&
         CryptoPP::VerifyBufsEqual(reinterpret_cast<const CryptoPP::byte*>(bytes_.data()),
                                   reinterpret_cast<const CryptoPP::byte*>(other.bytes_.data()), bytes_.size());
}

}  // namespace smtpcfg::crypto
