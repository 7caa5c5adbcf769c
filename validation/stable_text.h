#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::validation {

/// A text without what differs from one occurrence of an error to the next or came with copying it, and where each byte of it
/// came from. Taken out: Exchange's "[SERVER.….PROD.OUTLOOK.COM time id]", the code at the start of a reply's further lines
/// ("550-5.7.60 SMTP; Client does not have⏎550 5.7.60 permissions…"), marks of quoting (">"), zero-width characters, NULs.
/// Made equal: blanks of all kinds, line ends, typographic apostrophes.
struct StableText {
  std::string text;
  std::vector<std::uint32_t> from;  ///< as long as the text, and one more for its end

  /// At most 4 GiB.
  explicit StableText(std::string_view raw);
};

}  // namespace smtpcfg::validation
