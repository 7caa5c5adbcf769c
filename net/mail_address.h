#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::net {

/// True when this may stand in MAIL FROM:<…> and RCPT TO:<…> (RFC 5321, 4.1.2; RFC 6531, 3.3 for UTF-8): a local part, plain or
/// quoted, "@", and a domain or an address in brackets; at most 254 bytes, and no control character, a line break above all.
/// Recipients may be all of it; a settings' sender is the plainer model::is_mail_address().
bool is_envelope_address(std::string_view address);

/// True when every byte is below 128.
bool is_ascii(std::string_view text);

/// The domain of an address that is one; "" when there is none.
std::string_view domain_of(std::string_view address);

/// The addresses in a field such as To (RFC 5322, 3.4), in their order: with display names, quoted strings, encoded words,
/// comments, groups and old routes around them. `value` is unfolded. A semicolon parts addresses too, as Outlook writes it.
/// Error: the words that are no address, printable, at most 80 bytes.
std::expected<std::vector<std::string>, std::string> addresses_in(std::string_view value);

}  // namespace smtpcfg::net
