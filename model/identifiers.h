#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smtpcfg::model {

/// 8-4-4-4-12 hexadecimal digits, either case, no braces.
bool is_guid(std::string_view text);
bool is_zero_guid(std::string_view text);

/// A DNS name in ASCII (RFC 1123): labels of letters, digits and hyphens, at most 253 characters. "localhost" is one.
bool is_host_name(std::string_view text);

/// IPv4 in dots, or IPv6 without brackets.
bool is_ip_address(std::string_view text);

/// local@domain as a mail server takes it unquoted (RFC 5321, 4.1.2; UTF-8 in the local part for SMTPUTF8). No blanks, no control
/// characters, no angle brackets: nothing that could end an SMTP command early.
bool is_mail_address(std::string_view text);

/// What follows scheme, server and port in an https address ("" or "/path…"); nothing when server or port make no sense.
std::optional<std::string> path_of_url(std::string_view url);

}  // namespace smtpcfg::model
