#include "model/authentication.h"

#include <string>

#include "model/text.h"

namespace smtpcfg::model {

std::string_view name_of(Authentication authentication) {
  switch (authentication) {
    case Authentication::None:
      return "AUTH_NONE";
    case Authentication::Plain:
      return "AUTH_PLAIN";
    case Authentication::Login:
      return "AUTH_LOGIN";
    case Authentication::CramMd5:
      return "AUTH_CRAM_MD5";
    case Authentication::Auto:
      return "AUTH_AUTO";
    case Authentication::OAuth2:
      return "AUTH_OAUTH2";
  }
  return {};
}

std::string_view label_of(Authentication authentication) {
  switch (authentication) {
    case Authentication::OAuth2:
      return "AUTH_OAUTH2 (Exchange Online)";
    case Authentication::Auto:
      return "AUTH_AUTO (the strongest that the server offers)";
    default:
      return name_of(authentication);
  }
}

std::optional<Authentication> parse_authentication(std::string_view text) {
  for (const Authentication candidate : all_authentications) {
    const std::string_view name = name_of(candidate);
    if (equal_ignoring_case(text, name) || equal_ignoring_case(text, name.substr(std::string_view("AUTH_").size()))) {
      return candidate;
    }
  }
  return std::nullopt;
}

bool uses_account(Authentication authentication) {
  return authentication != Authentication::OAuth2 && authentication != Authentication::None;
}

}  // namespace smtpcfg::model
