#include "crypto/digest.h"

#include <cryptopp/sha.h>

namespace smtpcfg::crypto {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  CryptoPP::SHA256 hash;
  hash.CalculateDigest(reinterpret_cast<CryptoPP::byte*>(digest.data()), reinterpret_cast<const CryptoPP::byte*>(bytes.data()),
                       bytes.size());
  return digest;
}

}  // namespace smtpcfg::crypto
