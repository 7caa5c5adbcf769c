#include "net/sasl.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "model/text.h"
#include "net/base64.h"

namespace smtpcfg::net {

const char* name_of(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::Xoauth2:
      return "XOAUTH2";
    case Mechanism::Plain:
      return "PLAIN";
    case Mechanism::Login:
      return "LOGIN";
    case Mechanism::CramMd5:
      return "CRAM-MD5";
  }
  return "";
}

std::optional<Mechanism> choose_password_mechanism(const SmtpOffers& offers, bool encrypted, bool allow_clear_text) {
  if (offers.offers(name_of(Mechanism::CramMd5))) return Mechanism::CramMd5;
  if (!encrypted && !allow_clear_text) return std::nullopt;
  for (const Mechanism mechanism : {Mechanism::Plain, Mechanism::Login}) {
    if (offers.offers(name_of(mechanism))) return mechanism;
  }
  return std::nullopt;
}

bool is_sendable_user(std::string_view user) {
  constexpr std::size_t max_user = 1024;
  return !user.empty() && user.size() <= max_user && !model::has_control_characters(user);
}

crypto::Secret xoauth2_response(std::string_view user, const crypto::Secret& token) {
  crypto::Secret message("user=");
  message.append(user);
  message.append(
      std::string_view("\x01"
                       "auth=Bearer "));
  message.append(token.bytes());
  message.append(std::string_view("\x01\x01"));
  return sasl_base64(message.reveal());
}

crypto::Secret plain_response(std::string_view user, const crypto::Secret& password) {
  constexpr std::string_view nul("\0", 1);
  crypto::Secret message(nul);
  message.append(user);
  message.append(nul);
  message.append(password.bytes());
  return sasl_base64(message.reveal());
}

crypto::Secret login_response(std::string_view text) { return sasl_base64(text); }

std::optional<crypto::Secret> cram_md5_response(std::string_view user, const crypto::Secret& password,
                                                std::string_view challenge) {
  constexpr std::size_t max_challenge = 1024;
  if (challenge.size() > max_challenge) return std::nullopt;
  const std::optional<std::string> decoded = sasl_text(challenge);
  if (!decoded) return std::nullopt;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const std::string_view key = password.reveal();
  if (HMAC(EVP_md5(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(decoded->data()),
           decoded->size(), digest.data(), &length) == nullptr) {
    return std::nullopt;
  }
  crypto::Secret message(user);
  message.append(std::string_view(" "));
  constexpr std::string_view hex = "0123456789abcdef";
  for (std::size_t index = 0; index < length; ++index) {
    message.append(hex.substr(digest.at(index) >> 4U, 1));
    message.append(hex.substr(digest.at(index) & 0xfU, 1));
  }
  return sasl_base64(message.reveal());
}

}  // namespace smtpcfg::net
