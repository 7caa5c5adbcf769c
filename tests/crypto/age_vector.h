#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace smtpcfg::crypto {

/// One published test vector (C2SP CCTV, age/README.md): lines of "key: value", an empty line, an age file.
struct AgeVector {
  std::string name;
  std::string expect;   ///< "success", "no match", "HMAC failure", "header failure", "payload failure" or "armor failure"
  std::string payload;  ///< SHA-256 of all plaintext that a streaming reader releases, in hex; may be empty
  std::vector<std::string> identities;
  std::vector<std::string> passphrases;
  std::string file;

  /// Needs a key of the hybrid post-quantum type, which we do not read.
  [[nodiscard]] bool is_post_quantum() const;
};

/// The folder with the vectors, fetched first if need be; nothing when this machine has none and cannot get them.
std::optional<std::filesystem::path> age_vectors_folder();

AgeVector read_age_vector(const std::filesystem::path& path);

}  // namespace smtpcfg::crypto
