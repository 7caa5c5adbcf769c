#include "net/printable.h"

#include <algorithm>

namespace smtpcfg::net {
namespace {

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte < 0x20 || byte == 0x7f;
}

/// The length of the well-formed UTF-8 sequence at the start of `bytes` (Unicode, table 3-7); 0 when there is none.
std::size_t sequence_length(std::string_view bytes) {
  const auto at = [bytes](std::size_t index) -> unsigned { return static_cast<unsigned char>(bytes[index]); };
  const unsigned first = at(0);
  if (first < 0x80) return 1;
  std::size_t length = 0;
  if (first >= 0xc2 && first <= 0xdf) length = 2;
  if (first >= 0xe0 && first <= 0xef) length = 3;
  if (first >= 0xf0 && first <= 0xf4) length = 4;
  if (length == 0 || bytes.size() < length) return 0;
  for (std::size_t index = 1; index < length; ++index) {
    if ((at(index) & 0xc0U) != 0x80) return 0;
  }
  const unsigned second = at(1);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool surrogate = first == 0xed && second > 0x9f;
  const bool beyond = first == 0xf4 && second > 0x8f;
  const bool c1_control = first == 0xc2 && second < 0xa0;
  return overlong || surrogate || beyond || c1_control ? 0 : length;
}

}  // namespace

std::string printable(std::string_view bytes, std::size_t limit) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    const std::size_t taken = std::max<std::size_t>(length, 1);
    if (text.size() + taken > limit) break;
    if (length == 0) {
      text += '?';
    } else if (is_control(bytes.front())) {
      text += ' ';
    } else {
      text += bytes.substr(0, length);
    }
    bytes.remove_prefix(taken);
  }
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace smtpcfg::net
