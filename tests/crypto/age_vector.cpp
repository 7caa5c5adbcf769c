#include "age_vector.h"

#include <cryptopp/zlib.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

std::string inflated(const std::string& compressed) {
  CryptoPP::ZlibDecompressor inflator;
  inflator.Put(input(compressed), compressed.size());
  inflator.MessageEnd();
  std::string plain(static_cast<std::size_t>(inflator.MaxRetrievable()), '\0');
  inflator.Get(output(std::as_writable_bytes(std::span(plain))), plain.size());
  return plain;
}

}  // namespace

bool AgeVector::is_post_quantum() const {
  return std::ranges::any_of(identities, [](const std::string& key) { return key.starts_with("AGE-SECRET-KEY-PQ-1"); });
}

std::optional<std::filesystem::path> age_vectors_folder() {
  const char* const given = std::getenv("SMTPCFG_AGE_VECTORS");
  const std::filesystem::path folder = given != nullptr ? given : SMTPCFG_AGE_VECTORS;
#ifndef _WIN32
  constexpr const char* script = SMTPCFG_FETCH_AGE_VECTORS;
  if (given == nullptr && *script != '\0' && !is_directory(folder)) {
    if (std::system(("sh '" + std::string(script) + "' '" + folder.string() + "'").c_str()) != 0) return std::nullopt;
  }
#endif
  return is_directory(folder) ? std::optional(folder) : std::nullopt;
}

AgeVector read_age_vector(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  AgeVector vector;
  vector.name = path.filename().string();
  bool compressed = false;
  for (std::string line; std::getline(stream, line) && !line.empty();) {
    const std::size_t colon = std::min(line.find(": "), line.size());
    const std::string key = line.substr(0, colon);
    const std::string value = line.substr(std::min(colon + 2, line.size()));
    if (key == "expect") vector.expect = value;
    if (key == "payload") vector.payload = value;
    if (key == "identity") vector.identities.push_back(value);
    if (key == "passphrase") vector.passphrases.push_back(value);
    if (key == "compressed") compressed = value == "zlib";
  }
  vector.file.assign(std::istreambuf_iterator<char>(stream), {});
  if (compressed) vector.file = inflated(vector.file);
  return vector;
}

}  // namespace smtpcfg::crypto
