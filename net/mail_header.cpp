#include "net/mail_header.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "crypto/base64.h"
#include "model/text.h"
#include "net/mail_address.h"
#include "net/mail_data.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_header = std::size_t{1} << 20U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* what_a_message_is =
    "A message begins with fields such as “To: user@contoso.com” and “Subject: Test”, a line each; then come an empty line and "
    "the "
    "text.";

/// The field name that a line begins with (RFC 5322, 3.6.8; blanks before the colon as in 4.5); "" when it begins with none.
std::string_view name_in(std::string_view line) {
  std::string_view name = line.substr(0, std::min(line.find(':'), line.size()));
  if (name.size() == line.size()) return {};
  while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
  const bool is_name = std::ranges::all_of(name, [](char letter) { return letter > ' ' && letter <= '~'; });
  return is_name ? name : std::string_view();
}

/// The number of bytes at the beginning that can be one encoded word: at most 39, whole characters.
std::size_t piece_length(std::string_view text) {
  constexpr std::size_t longest = 39;  // 64 as an encoded word; "Subject: " before it, and the line has at most 76 (RFC 2047, 2)
  if (text.size() <= longest) return text.size();
  std::size_t length = longest;
  while (length > 1 && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80) --length;
  return length;
}

std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t length = piece_length(text);
    const std::string base64 =
        crypto::base64_encode(std::as_bytes(std::span(text.substr(0, length))), crypto::Base64Padding::Required);
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64);
    text.remove_prefix(length);
  }
  return words;
}

std::string quoted_string(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + '"';
}

}  // namespace

bool HeaderField::is(std::string_view wanted) const { return model::equal_ignoring_case(name, wanted); }

std::string HeaderField::value() const {
  std::string text(raw.substr(raw.find(':') + 1));
  std::erase_if(text, [](char letter) { return letter == '\r' || letter == '\n'; });
  constexpr const char* blanks = " \t";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Result<MessageParts> split_message(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  MessageParts parts;
  std::size_t number = 1;
  if (text.starts_with("From ")) {
    take_line(text);
    ++number;
  }
  if (text.empty()) return failure(ErrorKind::Usage, "The message is empty.", what_a_message_is);
  const std::string_view header = text;
  for (; !text.empty(); ++number) {
    const char* const begin = text.data();
    const std::string_view line = take_line(text);
    if (header.size() - text.size() > max_header) {
      return failure(ErrorKind::Usage, "The message's header is longer than 1 MiB.", what_a_message_is);
    }
    if (line.empty()) break;
    const std::size_t length = header.size() - text.size() - static_cast<std::size_t>(begin - header.data());
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (continues && !parts.fields.empty()) {
      std::string_view& raw = parts.fields.back().raw;
      raw = std::string_view(raw.data(), raw.size() + length);
      continue;
    }
    const std::string_view name = continues ? std::string_view() : name_in(line);
    if (name.empty()) {
      return failure(ErrorKind::Usage, fmt::format("Line {} of the message is neither a header field nor an empty line.", number),
                     what_a_message_is);
    }
    parts.fields.push_back({.name = name, .raw = std::string_view(begin, length)});
  }
  if (parts.fields.empty()) return failure(ErrorKind::Usage, "The message has no header.", what_a_message_is);
  parts.body = text;
  return parts;
}

std::string mail_date(std::chrono::sys_seconds when) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(std::chrono::system_clock::to_time_t(when)));
}

std::string header_text(std::string_view text) {
  constexpr std::size_t longest = 65;  // of one line with the field's name, 78 (RFC 5322, 2.1.1)
  constexpr std::size_t shown = 1U << 16U;
  const std::string line = printable(text, shown);
  const bool plain = is_ascii(line) && line.size() <= longest && line.find("=?") == std::string::npos;
  return plain ? line : encoded_words(line);
}

std::string mailbox_text(std::string_view name, std::string_view address) {
  constexpr std::size_t longest = 1000;
  const std::string shown = printable(name, longest);
  if (shown.empty()) return std::string(address);
  return fmt::format("{} <{}>", is_ascii(shown) ? quoted_string(shown) : encoded_words(shown), address);
}

}  // namespace smtpcfg::net
