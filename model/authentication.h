#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace smtpcfg::model {

/// How the CRM signs in at the SMTP server. AUTH_OAUTH2 is named by the setup guide; the other names are our assumption.
enum class Authentication : std::uint8_t { None, Plain, Login, CramMd5, Auto, OAuth2 };

inline constexpr std::array all_authentications{Authentication::OAuth2, Authentication::Auto,    Authentication::Plain,
                                                Authentication::Login,  Authentication::CramMd5, Authentication::None};

/// "AUTH_OAUTH2": the value in files and on the command line.
std::string_view name_of(Authentication authentication);

/// "AUTH_OAUTH2 (Exchange Online)": the choice in the dialog.
std::string_view label_of(Authentication authentication);

/// Ignores case; accepts the name with or without "AUTH_".
std::optional<Authentication> parse_authentication(std::string_view text);

/// True for the methods that sign in with user name and password.
bool uses_account(Authentication authentication);

}  // namespace smtpcfg::model
