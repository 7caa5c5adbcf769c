#include "app/hidden_line.h"

namespace smtpcfg::app {

HiddenLine::State HiddenLine::feed(char byte) {
  switch (byte) {
    case '\r':
    case '\n':
      return State::Done;
    case '\x03':
      return State::Cancelled;
    case '\x04':
      if (line_.empty()) return State::Cancelled;
      return State::Done;
    case '\x15':
      line_ = crypto::Secret();
      return State::Typing;
    case '\b':
    case '\x7f':
      erase_last();
      return State::Typing;
    default:
      break;
  }
  if (line_.size() >= max_bytes) return State::TooLong;
  line_.append(std::string_view(&byte, 1));
  return State::Typing;
}

void HiddenLine::erase_last() {
  std::string_view text = line_.reveal();
  const auto is_continuation = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  while (!text.empty() && is_continuation(text.back())) text.remove_suffix(1);
  if (!text.empty()) text.remove_suffix(1);
  line_ = crypto::Secret(text);
}

}  // namespace smtpcfg::app
