#include "model/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace smtpcfg::model {

namespace {

// Length of the well-formed sequence at the front, or 0 (RFC 3629: no overlong forms, no surrogates).
std::size_t sequence_length(std::string_view text) {
  const auto at = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
  const std::uint8_t first = at(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t index = 1; index < length; ++index) {
    if ((at(index) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
  const bool surrogate = first == 0xED && at(1) >= 0xA0;
  const bool too_high = first == 0xF4 && at(1) >= 0x90;
  return overlong || surrogate || too_high ? 0 : length;
}

bool is_control(char each) { return static_cast<std::uint8_t>(each) < 0x20 || each == 0x7F; }

// Most texts are hardly anything else, so eight characters at once are looked at.
std::size_t leading_ascii(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  while (true) {
    text.remove_prefix(leading_ascii(text));
    if (text.empty()) return true;
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
}

namespace {

// The small letter of a capital of Latin-1 (from U+00C0) or Latin Extended-A. In the latter, capital and small letter are
// neighbours; which of the two is even changes along the way. The Turkish İ and ı have no partner here.
unsigned small_letter(unsigned code) {
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
  if (code == 0x178) return 0xFF;
  const bool even_capitals =
      (code >= 0x100 && code <= 0x12F) || (code >= 0x132 && code <= 0x137) || (code >= 0x14A && code <= 0x177);
  const bool odd_capitals = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  return (even_capitals && code % 2 == 0) || (odd_capitals && code % 2 == 1) ? code + 1 : code;
}

}  // namespace

std::string fold_case(std::string_view utf8) {
  std::string folded(utf8);
  for (std::size_t index = 0; index < folded.size(); ++index) {
    const auto byte = static_cast<std::uint8_t>(folded[index]);
    if (byte >= 'A' && byte <= 'Z') {
      folded[index] = static_cast<char>(byte + 0x20);
    } else if (byte >= 0xC3 && byte <= 0xC5 && index + 1 < folded.size()) {
      const auto next = static_cast<std::uint8_t>(folded[index + 1]);
      if ((next & 0xC0) != 0x80) continue;
      const unsigned letter = small_letter(((byte & 0x1FU) << 6U) | (next & 0x3FU));
      folded[index] = static_cast<char>(0xC0U | (letter >> 6U));
      folded[++index] = static_cast<char>(0x80U | (letter & 0x3FU));
    }
  }
  return folded;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) { return fold_case(left) == fold_case(right); }

std::vector<std::string_view> blank_separated(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::vector<std::string_view> words;
  for (std::size_t start = text.find_first_not_of(blanks); start != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, start), text.size());
    words.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(blanks, end);
  }
  return words;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t enough = 60;
  if (!is_valid_utf8(text)) return "…";
  std::string shown(text);
  std::ranges::replace_if(shown, is_control, ' ');
  if (shown.size() <= enough) return shown;
  std::size_t end = enough;
  while ((static_cast<std::uint8_t>(shown[end]) & 0xC0) == 0x80) --end;
  return shown.substr(0, end) + "…";
}

bool has_control_characters(std::string_view text) { return std::ranges::any_of(text, is_control); }

}  // namespace smtpcfg::model
