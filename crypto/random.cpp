#include "crypto/random.h"

#include <cryptopp/osrng.h>

#include "crypto/octets.h"

namespace smtpcfg::crypto {

Secret random_bytes(std::size_t size) {
  Secret bytes = Secret::zeroed(size);
  CryptoPP::OS_GenerateRandomBlock(/*blocking=*/false, output(bytes.writable()), size);
  return bytes;
}

}  // namespace smtpcfg::crypto
