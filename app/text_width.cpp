#include "app/text_width.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace smtpcfg::app {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15: the blocks of combining and zero-width characters that occur in names and addresses.
constexpr std::array zero_width{Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x064B, 0x065F},
                                Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x2064}, Range{0x20D0, 0x20FF},
                                Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}};
// EastAsianWidth.txt, classes W and F, as blocks.
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0x33FF}, Range{0x3400, 0x4DBF},
                          Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},  Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF},
                          Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},  Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1F64F},
                          Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

template <typename Ranges>
bool contains(const Ranges& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [character](const Range& range) { return character >= range.first && character <= range.last; });
}

struct Decoded {
  char32_t character = 0xFFFD;
  std::size_t size = 1;
};

/// The first character; a malformed byte counts as one U+FFFD.
Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned lead = byte(0);
  if (lead < 0x80U) return {lead, 1};
  const std::size_t size = lead >= 0xF0U && lead < 0xF8U   ? 4
                           : lead >= 0xE0U && lead < 0xF0U ? 3
                           : lead >= 0xC2U && lead < 0xE0U ? 2
                                                           : 0;
  if (size == 0 || text.size() < size) return {};
  char32_t character = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  return {character, size};
}

std::size_t width_of(char32_t character) {
  if (contains(zero_width, character)) return 0;
  return contains(wide, character) ? 2 : 1;
}

bool is_control(char32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

}  // namespace

std::size_t columns_of(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    const Decoded next = decode(utf8);
    columns += width_of(next.character);
    utf8.remove_prefix(next.size);
  }
  return columns;
}

std::string fitted(std::string_view utf8, std::size_t columns) {
  if (columns_of(utf8) <= columns) return std::string(utf8);
  std::string text;
  std::size_t used = 1;  // the ellipsis
  while (!utf8.empty()) {
    const Decoded next = decode(utf8);
    used += width_of(next.character);
    if (used > columns) break;
    text += utf8.substr(0, next.size);
    utf8.remove_prefix(next.size);
  }
  return text + "…";
}

std::string printable(std::string_view utf8, bool keep_lines) {
  std::string text;
  while (!utf8.empty()) {
    const Decoded next = decode(utf8);
    const bool kept = !is_control(next.character) || (keep_lines && next.character == U'\n');
    if (kept && next.character != 0xFFFD) {
      text += utf8.substr(0, next.size);
    } else {
      text += "\uFFFD";
    }
    utf8.remove_prefix(next.size);
  }
  return text;
}

std::string indented(std::string_view utf8) {
  std::string result = "  ";
  for (const char c : printable(utf8, true)) {
    result += c;
    if (c == '\n') result += "  ";
  }
  return result + "\n";
}

}  // namespace smtpcfg::app
