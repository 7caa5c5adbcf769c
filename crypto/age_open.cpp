#include "crypto/age_open.h"

#include <cryptopp/misc.h>

#include "crypto/age_armor.h"
#include "crypto/age_scrypt.h"
#include "crypto/age_stream.h"
#include "crypto/age_x25519.h"
#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

std::unexpected<AgeError> no_match(std::string detail) {
  return std::unexpected(AgeError{.fault = AgeFault::NoMatch, .detail = std::move(detail)});
}

/// A file cut down to a part of its first line was binary too.
bool is_binary(std::string_view file) { return file.starts_with(age_any_version.substr(0, file.size())); }

bool is_well_formed(const Stanza& stanza) {
  if (stanza.type == x25519_stanza_type) return parse_x25519_stanza(stanza).has_value();
  if (stanza.type == scrypt_stanza_type) return parse_scrypt_stanza(stanza).has_value();
  return true;  // of a type we do not know, and shall ignore
}

bool is_same(const HeaderMac& a, const HeaderMac& b) { return CryptoPP::VerifyBufsEqual(input(a), input(b), a.size()); }

std::expected<Secret, AgeError> find_with_identities(const AgeHeader& header, std::span<const AgeIdentity> identities) {
  for (const Stanza& stanza : header.stanzas) {
    if (stanza.type != x25519_stanza_type) continue;
    const std::optional<X25519Stanza> recipient = parse_x25519_stanza(stanza);
    for (const AgeIdentity& identity : identities) {
      std::expected<std::optional<Secret>, AgeError> file_key = unwrap_x25519(*recipient, identity);
      if (!file_key) return std::unexpected(std::move(file_key.error()));
      if (*file_key) return **std::move(file_key);
    }
  }
  return no_match(header.stanzas.front().type == scrypt_stanza_type ? "the file is sealed with a passphrase"
                                                                    : "the file is sealed for other keys");
}

std::expected<Secret, AgeError> find_with_passphrase(const AgeHeader& header, const Secret& passphrase, int max_work_factor) {
  if (header.stanzas.front().type != scrypt_stanza_type) return no_match("the file is not sealed with a passphrase");
  const std::optional<ScryptStanza> recipient = parse_scrypt_stanza(header.stanzas.front());
  std::expected<std::optional<Secret>, AgeError> file_key = unwrap_scrypt(*recipient, passphrase, max_work_factor);
  if (!file_key) return std::unexpected(std::move(file_key.error()));
  if (!*file_key) return no_match("the passphrase is wrong");
  return **std::move(file_key);
}

AgeOpening open_payload(std::string_view payload, const Secret& file_key) {
  const std::span<const std::byte> sealed = bytes_of(payload).subspan(payload_nonce_size);
  const Secret key = payload_key(file_key, bytes_of(payload).first(payload_nonce_size));
  Secret plaintext = Secret::zeroed(opened_size(sealed.size()));
  StreamOpening stream = open_stream(key, sealed, plaintext.writable());
  if (!stream.fault) return {.plaintext = std::move(plaintext), .fault = {}};
  return {.plaintext = Secret(plaintext.bytes().first(stream.authentic)), .fault = std::move(stream.fault)};
}

}  // namespace

std::expected<AgeHeader, AgeError> parse_age_file(std::string_view file, std::vector<std::byte>& unarmored) {
  if (!is_binary(file)) {
    std::expected<std::vector<std::byte>, AgeError> content = unarmor(file);
    if (!content) return std::unexpected(std::move(content.error()));
    unarmored = *std::move(content);
    file = text_of(unarmored);
  }
  std::expected<AgeHeader, AgeError> header = parse_header(file);
  if (!header) return header;
  for (const Stanza& stanza : header->stanzas) {
    if (!is_well_formed(stanza)) return header_fault("the " + std::string(stanza.type) + " recipient is malformed");
    if (stanza.type == scrypt_stanza_type && header->stanzas.size() != 1) {
      return header_fault("a passphrase must be the only recipient");
    }
  }
  return header;
}

AgeOpening open_age_file(std::string_view file, const FindFileKey& find_file_key) {
  std::vector<std::byte> unarmored;
  std::expected<AgeHeader, AgeError> header = parse_age_file(file, unarmored);
  if (!header) return {.plaintext = {}, .fault = std::move(header.error())};
  std::expected<Secret, AgeError> file_key = find_file_key(*header);
  if (!file_key) return {.plaintext = {}, .fault = std::move(file_key.error())};
  if (!is_same(header_mac(*file_key, header->authenticated), header->mac)) {
    return {.plaintext = {}, .fault = AgeError{.fault = AgeFault::Hmac, .detail = "the header was changed after sealing"}};
  }
  if (header->payload.size() < payload_nonce_size) {
    return {.plaintext = {}, .fault = header_fault("the file ends with its header").error()};
  }
  return open_payload(header->payload, *file_key);
}

FindFileKey find_with_identities(std::span<const AgeIdentity> identities) {
  return [identities](const AgeHeader& header) { return find_with_identities(header, identities); };
}

FindFileKey find_with_passphrase(const Secret& passphrase, int max_work_factor) {
  return [&passphrase, max_work_factor](const AgeHeader& header) {
    return find_with_passphrase(header, passphrase, max_work_factor);
  };
}

}  // namespace smtpcfg::crypto
