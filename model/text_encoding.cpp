#include "model/text_encoding.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

// Bytes 0x80 to 0x9F; the others are those of Latin-1. 0 where Windows-1252 has no character.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

void append_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (code & 0x3FU));
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view where) {
  const auto refuse = [&](std::string_view why) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: {}.", where, why), "Save the file as UTF-8.");
  };
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return refuse("it is UTF-16 (“Unicode”) text");
  if (bytes.find('\0') != std::string_view::npos) return refuse("it is not text but binary data or UTF-16");
  const bool marked = bytes.starts_with(utf8_mark);
  if (marked) bytes.remove_prefix(utf8_mark.size());
  if (is_valid_utf8(bytes)) return DecodedText{std::string(bytes), "UTF-8"};
  if (marked) return refuse("it says that it is UTF-8, but is not");
  DecodedText decoded{.utf8 = {}, .encoding = "Windows-1252"};
  decoded.utf8.reserve(bytes.size() + bytes.size() / 8);
  for (const char each : bytes) {
    const unsigned byte = static_cast<std::uint8_t>(each);
    const unsigned code = byte >= 0x80 && byte < 0xA0 ? windows_1252.at(byte - 0x80) : byte;
    if (code == 0) return refuse("it is neither UTF-8 nor Windows-1252 text");
    append_utf8(decoded.utf8, code);
  }
  return decoded;
}

}  // namespace smtpcfg::model
