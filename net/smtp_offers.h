#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/smtp_reply.h"

namespace smtpcfg::net {

/// What a server says it can do, in its reply to EHLO.
struct SmtpOffers {
  bool starttls = false;
  bool eight_bit_mime = false;
  bool smtp_utf8 = false;
  std::optional<std::uint64_t> size = {};    ///< bytes; 0 means no fixed limit (RFC 1870)
  std::vector<std::string> mechanisms = {};  ///< of AUTH, in upper case and in the server's order
  std::vector<std::string> lines = {};       ///< every line but the greeting, as said

  [[nodiscard]] bool offers(std::string_view mechanism) const;
};

/// Understands also the old "AUTH=LOGIN" form.
SmtpOffers read_offers(const SmtpReply& ehlo);

}  // namespace smtpcfg::net
