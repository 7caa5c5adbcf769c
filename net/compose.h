#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::net {

/// A mail of plain text, as a person writes it. All of it is UTF-8.
struct Draft {
  std::vector<std::string> to;  ///< addresses alone, without names
  std::string subject;
  std::string text;  ///< lines may end in LF, CRLF or CR
};

/// The addresses that a person entered: with commas, semicolons, blanks or line breaks between them; names beside them
/// (Anna <anna@contoso.com>) are left out.
/// Errors: Usage, when there is none, or something is no address (which).
Result<std::vector<std::string>> entered_addresses(std::string_view entered);

/// Error: Usage, when it is more than one line.
Result<void> check_subject(std::string_view subject);

/// The draft as a message (RFC 5322, RFC 2045) with To, Subject and the text; read_message() adds From, Date and Message-ID.
/// Subject and text are encoded where they are not plain ASCII in short lines, so that every server takes them.
/// Errors: Usage, for addresses and subjects that the functions above refuse.
Result<std::string> compose(const Draft& draft);

}  // namespace smtpcfg::net
