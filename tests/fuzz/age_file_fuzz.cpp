// Sealed files, binary or armored. The seeds are sealed for a key that stands here, and all of them hold the same: nothing else
// can be made to open. A header alone ("…\n---") is completed with its MAC, so that the payload behind it is reached.

#include <array>
#include <string>

#include "crypto/age.h"
#include "crypto/age_armor.h"
#include "crypto/age_keys.h"
#include "crypto/age_open.h"
#include "crypto/age_stream.h"
#include "crypto/base64.h"
#include "crypto/octets.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using crypto::Base64Padding;
using crypto::bytes_of;
using crypto::Secret;

constexpr std::string_view identity_text = "AGE-SECRET-KEY-1JCZF8WQ4M3D3TFJL8RDZDXSGNADYS76U0KR9L473J858QEDUWZUQHW7VPP";
constexpr std::string_view sealed_text = "sealed for the fuzzer\n";

void check_file(std::string_view file) {
  static const std::array identities{*crypto::AgeIdentity::parse(identity_text)};
  const auto opened = crypto::age_decrypt(file, identities);
  require(!opened || opened->reveal() == sealed_text, "only what was sealed for the key opens");
  require(opened || !opened.error().detail.empty(), "what does not open says why");
  static const Secret passphrase(std::string_view("correct horse"));
  constexpr int cheap = 4;
  const auto by_passphrase = crypto::age_decrypt_with_passphrase(file, passphrase, cheap);
  require(!by_passphrase || by_passphrase->reveal() == sealed_text, "only what was sealed with the passphrase opens");
  require(!by_passphrase || crypto::age_needs_passphrase(file), "what a passphrase opens needs one");
}

void check_armor(std::string_view text) {
  const auto bytes = crypto::unarmor(text);
  require(!bytes || crypto::unarmor(crypto::armor(*bytes)) == *bytes, "armor written anew holds the same");
  for (const Base64Padding padding : {Base64Padding::None, Base64Padding::Required}) {
    std::vector<std::byte> decoded;
    const bool canonical = crypto::base64_decode(text, padding, decoded);
    require(!canonical || crypto::base64_encode(decoded, padding) == text, "base64 has one form only");
    require(canonical || decoded.empty(), "what is no base64 leaves nothing");
  }
}

/// The header with the MAC that a sealer with this file key would have written, and the content sealed behind it.
std::string completed(std::string_view header, std::string_view content, const Secret& file_key) {
  const crypto::HeaderMac mac = crypto::header_mac(file_key, header);
  const std::string nonce(crypto::payload_nonce_size, 'n');
  std::string sealed(crypto::sealed_size(content.size()), '\0');
  crypto::seal_stream(crypto::payload_key(file_key, bytes_of(nonce)), bytes_of(content),
                      std::as_writable_bytes(std::span(sealed)));
  return std::string(header)
      .append(" ")
      .append(crypto::base64_encode(mac, Base64Padding::None))
      .append("\n")
      .append(nonce)
      .append(sealed);
}

void check_completed(std::string_view header, std::string_view content) {
  static const Secret file_key(std::string_view("sixteen bytes..."));
  const auto find_file_key = [](const crypto::AgeHeader&) -> std::expected<Secret, crypto::AgeError> { return file_key.clone(); };
  std::string file = completed(header, content, file_key);
  const crypto::AgeOpening opening = crypto::open_age_file(file, find_file_key);
  if (opening.fault) {
    require(opening.fault->fault == crypto::AgeFault::Header || opening.fault->fault == crypto::AgeFault::Armor,
            "a file with the right MAC and payload fails by its header only");
    return;
  }
  require(opening.plaintext.reveal() == content, "what was sealed comes out");
  if (file.size() == header.size()) return;
  char& changed = file[header.size() + 1 + content.size() % (file.size() - header.size() - 1)];
  changed = static_cast<char>(changed ^ 1);
  require(crypto::open_age_file(file, find_file_key).fault.has_value(), "a changed byte is noticed");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg::fuzz;
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  check_file(file);
  check_armor(file);
  constexpr std::string_view end_of_header = "\n---";
  if (const std::size_t end = file.find(end_of_header); end != std::string_view::npos) {
    check_completed(file.substr(0, end + end_of_header.size()), file.substr(end + end_of_header.size()));
  }
  return 0;
}
