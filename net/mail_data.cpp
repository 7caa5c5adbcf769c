#include "net/mail_data.h"

#include <algorithm>

namespace smtpcfg::net {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
  } else {
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return line;
}

MailMeasure measure(std::string_view text) {
  MailMeasure measured;
  bool after_cr = false;
  for (const char letter : text) {
    if (letter == '\n') {
      measured.size += after_cr ? 0 : 2;
    } else {
      measured.size += letter == '\r' ? 2 : 1;
      measured.eight_bit = measured.eight_bit || static_cast<unsigned char>(letter) >= 0x80;
      measured.nul = measured.nul || letter == '\0';
    }
    after_cr = letter == '\r';
  }
  if (!text.empty() && !text.ends_with('\n') && !text.ends_with('\r')) measured.size += 2;
  return measured;
}

void MailDataEncoder::encode(std::string_view piece, std::string& wire) {
  while (!piece.empty()) {
    if (piece.front() == '\n' || piece.front() == '\r') {
      const bool second_half = piece.front() == '\n' && after_cr_;
      if (!second_half) wire += "\r\n";
      after_cr_ = piece.front() == '\r';
      at_line_start_ = true;
      piece.remove_prefix(1);
      continue;
    }
    if (at_line_start_ && piece.front() == '.') wire += '.';
    const std::size_t length = std::min(piece.find_first_of("\r\n"), piece.size());
    wire += piece.substr(0, length);
    piece.remove_prefix(length);
    after_cr_ = false;
    at_line_start_ = false;
  }
}

void MailDataEncoder::finish(std::string& wire) {
  if (!at_line_start_) wire += "\r\n";
  at_line_start_ = true;
}

}  // namespace smtpcfg::net
