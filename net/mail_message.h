#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::net {

inline constexpr std::size_t max_message_bytes = std::size_t{150} << 20U;  ///< Exchange Online's own limit
inline constexpr std::size_t max_mail_recipients = 1000;

/// What a message asks of the server that takes it.
struct MailNeeds {
  std::uint64_t size = 0;  ///< as SIZE= announces it (RFC 1870)
  bool eight_bit = false;  ///< 8BITMIME: bytes above 127
  bool smtp_utf8 = false;  ///< SMTPUTF8: UTF-8 in the header (addresses are the envelope's matter)
};

/// A message ready to be sent. `body` is a view of the text that was read, which must outlive it.
struct MailMessage {
  std::string header = {};  ///< with what was missing, without Bcc, and with the empty line that ends it
  std::string_view body = {};
  std::vector<std::string> recipients = {};  ///< of To, Cc, Bcc, in this order, each once
  std::string from = {};                     ///< the author's address
  std::string message_id = {};               ///< "<…@contoso.com>"
  MailNeeds needs = {};
};

/// What a message gets when it lacks it.
struct MailDefaults {
  std::string sender_address;
  std::string sender_name = {};
  std::chrono::sys_seconds now = {};
  /// Instead of the recipients that the message names; then To, Cc and Bcc may hold anything. Each must be an address.
  std::vector<std::string> recipients = {};
};

/// Understands as much of RFC 5322 as sending needs. Bcc and Resent-Bcc are taken out; Date, Message-ID and From are added where
/// they are missing; everything else stays as it is.
/// Errors: Usage, for a text that is no message, an address that is none, no recipients or more than 1,000, more than 150 MiB.
Result<MailMessage> read_message(std::string_view text, const MailDefaults& defaults);

}  // namespace smtpcfg::net
