#include "net/smtp_reply.h"

#include <algorithm>
#include <utility>

#include "net/letters.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_line = 2048;
constexpr std::size_t max_lines = 100;

/// The code a line begins with; 0 when it begins with none that RFC 5321, 4.2 knows.
int code_of(std::string_view line) {
  if (line.size() < 3 || !std::ranges::all_of(line.substr(0, 3), is_digit)) return 0;
  if (line.size() > 3 && line[3] != ' ' && line[3] != '-') return 0;
  const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  return code >= 200 && code <= 599 ? code : 0;
}

/// How many of the digits (one to three) stand at the beginning.
std::size_t number_length(std::string_view text) {
  const std::size_t digits = std::min<std::size_t>(text.size(), 4);
  std::size_t length = 0;
  while (length < digits && is_digit(text[length])) ++length;
  return length <= 3 ? length : 0;
}

/// "5.7.139" at the beginning of a line's text (RFC 2034), where its class fits the reply code; else empty.
std::string_view enhanced_code_of(int code, std::string_view text) {
  if (text.size() < 5 || text[0] - '0' != code / 100 || text[1] != '.') return {};
  const std::size_t subject = number_length(text.substr(2));
  if (subject == 0 || 2 + subject >= text.size() || text[2 + subject] != '.') return {};
  const std::size_t detail = number_length(text.substr(3 + subject));
  if (detail == 0) return {};
  const std::size_t end = 3 + subject + detail;
  if (end < text.size() && text[end] != ' ') return {};
  return text.substr(0, end);
}

}  // namespace

std::string SmtpReply::text() const {
  std::string joined;
  for (const std::string& line : lines) {
    std::string_view rest = line;
    rest.remove_prefix(enhanced_code_of(code, rest).size());
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += rest;
  }
  return joined;
}

std::string SmtpReply::raw() const {
  std::string joined;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (index > 0) joined += '\n';
    joined += std::to_string(code);
    joined += index + 1 < lines.size() ? '-' : ' ';
    joined += lines[index];
  }
  return joined;
}

SmtpReplyParser::State SmtpReplyParser::feed(std::string_view bytes, std::size_t& used) {
  used = 0;
  while (state_ == State::More && used < bytes.size()) {
    const char byte = bytes[used++];
    if (byte == '\n') {
      state_ = end_line();
    } else if (line_.size() == max_line) {
      state_ = State::TooLarge;
    } else {
      line_ += byte;
    }
  }
  return state_;
}

SmtpReplyParser::State SmtpReplyParser::end_line() {
  std::string_view line = line_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  const int code = code_of(line);
  if (code == 0 || (!reply_.lines.empty() && code != reply_.code)) return State::NotSmtp;
  if (reply_.lines.size() == max_lines) return State::TooLarge;
  const bool last = line.size() == 3 || line[3] == ' ';
  const std::string_view text = line.substr(std::min<std::size_t>(4, line.size()));
  reply_.code = code;
  if (reply_.enhanced.empty()) reply_.enhanced = enhanced_code_of(code, text);
  reply_.lines.push_back(printable(text, max_line));
  line_.clear();
  return last ? State::Complete : State::More;
}

SmtpReply SmtpReplyParser::take() {
  state_ = State::More;
  line_.clear();
  return std::exchange(reply_, {});
}

}  // namespace smtpcfg::net
