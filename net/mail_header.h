#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::net {

/// One field of a message's header, a view of the message.
struct HeaderField {
  std::string_view name;  ///< "Subject", as written
  std::string_view raw;   ///< all of it: name, folded lines, line end

  [[nodiscard]] bool is(std::string_view wanted) const;
  /// Unfolded (RFC 5322, 2.2.3), without blanks around it.
  [[nodiscard]] std::string value() const;
};

/// A message's two parts, views of its text.
struct MessageParts {
  std::vector<HeaderField> fields;
  std::string_view body;
};

/// Parts the header from the body. A mailbox file's "From " line and a byte-order mark before the header are passed over.
/// Errors: Usage, when the text does not begin with header fields (which line it is), or the header is longer than 1 MiB.
Result<MessageParts> split_message(std::string_view text);

/// "Tue, 24 Nov 2026 17:14:49 +0000" (RFC 5322, 3.3).
std::string mail_date(std::chrono::sys_seconds when);

/// A text as it stands in a field such as Subject: encoded words (RFC 2047) unless it is a short line of ASCII. Control
/// characters become blanks, and blanks around it are left out.
std::string header_text(std::string_view text);

/// `"Contoso CRM" <crm@contoso.com>`; a name beyond ASCII becomes encoded words (RFC 2047), an empty one leaves the address
/// alone.
std::string mailbox_text(std::string_view name, std::string_view address);

}  // namespace smtpcfg::net
