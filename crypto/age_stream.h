#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "crypto/age.h"
#include "crypto/secret.h"

namespace smtpcfg::crypto {

// The payload of an age file: 64 KiB chunks, each sealed with ChaCha20-Poly1305 under a counter and a last-chunk flag
// (C2SP age, "Payload", after STREAM).

constexpr std::size_t chunk_size = 65536;
constexpr std::size_t chunk_tag_size = 16;

/// Size of the chunks of a plaintext.
std::size_t sealed_size(std::size_t plaintext_size);

/// The most plaintext that so many bytes of chunks can hold.
std::size_t opened_size(std::size_t sealed);

/// Seals into `sealed`, which has sealed_size() bytes.
void seal_stream(const Secret& key, std::span<const std::byte> plaintext, std::span<std::byte> sealed);

struct StreamOpening {
  std::size_t authentic = 0;      ///< bytes of plaintext from chunks that were authentic, also when there is a fault
  std::optional<AgeError> fault;  ///< a Payload fault
};

/// Opens chunk by chunk into `plaintext`, which has at least opened_size() bytes.
StreamOpening open_stream(const Secret& key, std::span<const std::byte> sealed, std::span<std::byte> plaintext);

}  // namespace smtpcfg::crypto
