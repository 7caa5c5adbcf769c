#include "net/compose.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "crypto/base64.h"
#include "model/text.h"
#include "net/mail_address.h"
#include "net/mail_data.h"
#include "net/mail_header.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_shown = 80;

std::unexpected<Error> no_address(std::string_view text) {
  return failure(ErrorKind::Usage, fmt::format("“{}” is not an e-mail address.", printable(text, max_shown)),
                 "Write it as user@contoso.com, several with commas between them.");
}

/// Every line ending in CRLF, the last one too (RFC 2045, 6.8).
std::string in_lines(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    lines += take_line(text);
    lines += "\r\n";
  }
  return lines;
}

bool is_plain(std::string_view lines) {
  constexpr std::size_t longest = 998;  // RFC 5322, 2.1.1
  if (!is_ascii(lines)) return false;
  while (!lines.empty()) {
    if (take_line(lines).size() > longest) return false;
  }
  return true;
}

std::string base64_lines(std::string_view text) {
  constexpr std::size_t bytes_in_line = 57;  // 76 characters (RFC 2045, 6.8)
  std::string lines;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, bytes_in_line);
    lines += crypto::base64_encode(std::as_bytes(std::span(piece)), crypto::Base64Padding::Required) + "\r\n";
    text.remove_prefix(piece.size());
  }
  return lines;
}

}  // namespace

Result<std::vector<std::string>> entered_addresses(std::string_view entered) {
  // Blanks part addresses, unless they may belong to a name.
  const bool with_names = entered.find_first_of("<\"") != std::string_view::npos;
  const std::string list = fmt::format("{}", fmt::join(model::blank_separated(entered), with_names ? " " : ","));
  auto found = addresses_in(list);
  if (!found) return no_address(found.error());
  if (found->empty()) return failure(ErrorKind::Usage, "There is no recipient.", "Enter an address such as user@contoso.com.");
  return std::move(*found);
}

Result<void> check_subject(std::string_view subject) {
  if (!model::has_control_characters(subject)) return {};
  return failure(ErrorKind::Usage, "The subject holds a line break or another control character.", "Write it in one line.");
}

Result<std::string> compose(const Draft& draft) {
  const auto wrong = std::ranges::find_if_not(draft.to, is_envelope_address);
  if (wrong != draft.to.end()) return no_address(*wrong);
  if (const Result<void> checked = check_subject(draft.subject); !checked) return std::unexpected(checked.error());
  const std::string text = in_lines(draft.text);
  const bool plain = is_plain(text);
  return fmt::format(
      "To: {}\r\n"
      "Subject: {}\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: {}\r\n"
      "\r\n"
      "{}",
      fmt::join(draft.to, ",\r\n "), header_text(draft.subject), plain ? "7bit" : "base64", plain ? text : base64_lines(text));
}

}  // namespace smtpcfg::net
