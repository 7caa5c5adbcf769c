#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret.h"
#include "net/smtp_offers.h"

namespace smtpcfg::net {

enum class Mechanism : std::uint8_t { Xoauth2, Plain, Login, CramMd5 };

/// As AUTH has it: "CRAM-MD5".
const char* name_of(Mechanism mechanism);

/// AUTH_AUTO for a password: CRAM-MD5, PLAIN, LOGIN, the first that is offered; nullopt when none is.
/// CRAM-MD5 comes first because it alone keeps the password from the server and, without TLS, from the wire; under TLS the
/// three protect it alike on its way. PLAIN and LOGIN are left out when the password would travel in the clear
/// (neither `encrypted` nor `allow_clear_text`). SCRAM is not spoken.
std::optional<Mechanism> choose_password_mechanism(const SmtpOffers& offers, bool encrypted, bool allow_clear_text);

/// True when this text can stand in a SASL message and an SMTP line: no control character, not empty, at most 1,024 bytes.
bool is_sendable_user(std::string_view user);

/// The base64 lines that carry the credentials, without line end. `user` must be sendable.
crypto::Secret xoauth2_response(std::string_view user, const crypto::Secret& token);
crypto::Secret plain_response(std::string_view user, const crypto::Secret& password);
crypto::Secret login_response(std::string_view text);
/// `challenge` as the server sent it, base64 (RFC 2195); nullopt when it is not base64 or longer than 1,024 bytes.
std::optional<crypto::Secret> cram_md5_response(std::string_view user, const crypto::Secret& password,
                                                std::string_view challenge);

}  // namespace smtpcfg::net
