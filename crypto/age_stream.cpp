#include "crypto/age_stream.h"

#include <cryptopp/chachapoly.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::size_t sealed_chunk_size = chunk_size + chunk_tag_size;

using Nonce = std::array<std::byte, 12>;

/// Eleven bytes of counter, big-endian, and the flag of the last chunk.
Nonce chunk_nonce(std::uint64_t counter, bool last) {
  Nonce nonce{};
  for (std::size_t i = 10; counter != 0; --i, counter >>= 8U) nonce[i] = static_cast<std::byte>(counter);
  nonce[11] = static_cast<std::byte>(last);
  return nonce;
}

class ChunkOpener {
 public:
  explicit ChunkOpener(const Secret& key) {
    const Nonce zeros{};
    cipher_.SetKeyWithIV(input(key.bytes()), key.size(), input(zeros), zeros.size());
  }

  bool open(std::uint64_t counter, bool last, std::span<const std::byte> chunk, std::span<std::byte> plaintext) {
    const Nonce nonce = chunk_nonce(counter, last);
    const std::size_t size = chunk.size() - chunk_tag_size;
    return cipher_.DecryptAndVerify(output(plaintext), input(chunk.subspan(size)), chunk_tag_size, input(nonce),
                                    static_cast<int>(nonce.size()), nullptr, 0, input(chunk), size);
  }

 private:
  CryptoPP::ChaCha20Poly1305::Decryption cipher_;
};

AgeError payload_fault(const char* detail) { return {.fault = AgeFault::Payload, .detail = detail}; }

}  // namespace

std::size_t sealed_size(std::size_t plaintext_size) {
  const std::size_t chunks = std::max<std::size_t>(1, (plaintext_size + chunk_size - 1) / chunk_size);
  return plaintext_size + chunks * chunk_tag_size;
}

std::size_t opened_size(std::size_t sealed) {
  const std::size_t rest = sealed % sealed_chunk_size;
  return sealed / sealed_chunk_size * chunk_size + rest - std::min(rest, chunk_tag_size);
}

void seal_stream(const Secret& key, std::span<const std::byte> plaintext, std::span<std::byte> sealed) {
  CryptoPP::ChaCha20Poly1305::Encryption cipher;
  const Nonce zeros{};
  cipher.SetKeyWithIV(input(key.bytes()), key.size(), input(zeros), zeros.size());
  for (std::uint64_t counter = 0; !sealed.empty(); ++counter) {
    const std::span<const std::byte> chunk = plaintext.first(std::min(plaintext.size(), chunk_size));
    plaintext = plaintext.subspan(chunk.size());
    const Nonce nonce = chunk_nonce(counter, plaintext.empty());
    cipher.EncryptAndAuthenticate(output(sealed), output(sealed.subspan(chunk.size())), chunk_tag_size, input(nonce),
                                  static_cast<int>(nonce.size()), nullptr, 0, input(chunk), chunk.size());
    sealed = sealed.subspan(chunk.size() + chunk_tag_size);
  }
}

StreamOpening open_stream(const Secret& key, std::span<const std::byte> sealed, std::span<std::byte> plaintext) {
  ChunkOpener opener(key);
  StreamOpening result;
  for (std::uint64_t counter = 0;; ++counter) {
    const std::span<const std::byte> chunk = sealed.first(std::min(sealed.size(), sealed_chunk_size));
    sealed = sealed.subspan(chunk.size());
    if (chunk.size() < chunk_tag_size) {
      result.fault = payload_fault("the content is cut short");
      return result;
    }
    const bool last = sealed.empty();
    const std::size_t size = chunk.size() - chunk_tag_size;
    if (last && size == 0 && counter > 0) {
      result.fault = payload_fault("the content ends in an empty chunk");
      return result;
    }
    const std::span<std::byte> target = plaintext.subspan(result.authentic, size);
    if (opener.open(counter, last, chunk, target)) {
      result.authentic += size;
      if (last) return result;
      continue;
    }
    // A full chunk with the other flag is authentic all the same: the fault is what follows it, or that nothing does.
    if (chunk.size() == sealed_chunk_size && opener.open(counter, !last, chunk, target)) {
      result.authentic += size;
      result.fault = payload_fault(last ? "the content is cut short" : "something follows the end of the content");
      return result;
    }
    result.fault = payload_fault("the content is damaged");
    return result;
  }
}

}  // namespace smtpcfg::crypto
