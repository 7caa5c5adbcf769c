#include "model/printable.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Control characters, and those of Unicode's general category Cf that stand in no word, with both separators of lines.
constexpr std::array hidden{
    Range{0x0000, 0x001F}, Range{0x007F, 0x009F},   Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F}, Range{0x061C, 0x061C},
    Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},   Range{0x200B, 0x200F}, Range{0x2028, 0x202E},
    Range{0x2060, 0x206F}, Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF}, Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFFB}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};

bool is_hidden(char32_t code) {
  return std::ranges::any_of(hidden, [code](Range range) { return code >= range.first && code <= range.last; });
}

// Of a sequence that is well formed.
std::size_t length_at_front(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text.front());
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

char32_t code_of(std::string_view sequence) {
  constexpr std::array<std::uint8_t, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = static_cast<std::uint8_t>(sequence.front()) & lead_bits[sequence.size()];
  for (const char each : sequence.substr(1)) code = (code << 6U) | (static_cast<std::uint8_t>(each) & 0x3FU);
  return code;
}

}  // namespace

std::string printable(std::string_view text, std::size_t max_bytes) {
  const bool utf8 = is_valid_utf8(text);
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = utf8 ? length_at_front(text) : 1;
    const std::string_view character = text.substr(0, length);
    const bool shows = utf8 ? !is_hidden(code_of(character)) : character.front() >= ' ' && character.front() <= '~';
    if (shown.size() + length > max_bytes) return shown + "…";
    shown += shows ? character : "?";
    text.remove_prefix(length);
  }
  return shown;
}

}  // namespace smtpcfg::model
