#include "model/web_config_text.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark{"\xFE\xFF", 2};

TextEncoding encoding_of(std::string_view bytes) {
  using enum TextForm;
  if (bytes.starts_with(utf8_mark)) return {Utf8, true};
  if (bytes.starts_with(little_mark)) return {Utf16LittleEndian, true};
  if (bytes.starts_with(big_mark)) return {Utf16BigEndian, true};
  // XML begins with "<" or a blank: a zero beside it is UTF-16 whose mark is missing.
  if (bytes.size() >= 2 && bytes[0] != '\0' && bytes[1] == '\0') return {Utf16LittleEndian, false};
  if (bytes.size() >= 2 && bytes[0] == '\0' && bytes[1] != '\0') return {Utf16BigEndian, false};
  return {};
}

std::string_view mark_of(TextEncoding encoding) {
  if (!encoding.marked) return {};
  switch (encoding.form) {
    case TextForm::Utf8:
      return utf8_mark;
    case TextForm::Utf16LittleEndian:
      return little_mark;
    case TextForm::Utf16BigEndian:
      break;
  }
  return big_mark;
}

unsigned unit_at(std::string_view bytes, std::size_t at, TextForm form) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return form == TextForm::Utf16BigEndian ? first * 0x100U + second : second * 0x100U + first;
}

// Fills a buffer that is as large as the result can be, so that nothing grows and leaves copies.
class Writer {
 public:
  explicit Writer(std::size_t most) : bytes_(crypto::Secret::zeroed(most)) {}
  void put(unsigned byte) { bytes_.writable()[size_++] = static_cast<std::byte>(byte); }
  void put(std::string_view text) {
    for (const char each : text) put(static_cast<unsigned char>(each));
  }
  [[nodiscard]] crypto::Secret taken() const { return crypto::Secret(bytes_.reveal().substr(0, size_)); }

 private:
  crypto::Secret bytes_;
  std::size_t size_ = 0;
};

void put_utf8(Writer& into, unsigned code) {
  if (code < 0x80) return into.put(code);
  if (code < 0x800) {
    into.put(0xC0U | (code >> 6U));
  } else {
    if (code < 0x10000) {
      into.put(0xE0U | (code >> 12U));
    } else {
      into.put(0xF0U | (code >> 18U));
      into.put(0x80U | ((code >> 12U) & 0x3FU));
    }
    into.put(0x80U | ((code >> 6U) & 0x3FU));
  }
  into.put(0x80U | (code & 0x3FU));
}

// Nothing when it is not valid UTF-16.
std::optional<crypto::Secret> utf8_of_utf16(std::string_view bytes, TextForm form) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  Writer utf8(bytes.size() / 2 * 3);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    unsigned code = unit_at(bytes, at, form);
    if (code >= 0xDC00 && code < 0xE000) return std::nullopt;
    if (code >= 0xD800 && code < 0xDC00) {
      at += 2;
      const unsigned low = at < bytes.size() ? unit_at(bytes, at, form) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
    }
    put_utf8(utf8, code);
  }
  return utf8.taken();
}

unsigned next_code(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  unsigned code = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int each = 0; each < more && at < utf8.size(); ++each) {
    code = (code << 6U) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
  }
  return code;
}

}  // namespace

std::string_view name_of(TextForm form) {
  switch (form) {
    case TextForm::Utf8:
      return "UTF-8";
    case TextForm::Utf16LittleEndian:
      return "UTF-16 (little-endian)";
    case TextForm::Utf16BigEndian:
      break;
  }
  return "UTF-16 (big-endian)";
}

Result<WebConfigText> decode_web_config(crypto::Secret secret, std::string_view where) {
  std::string_view bytes = secret.reveal();
  const auto refuse = [&](std::string_view why) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: {}.", where, why),
                   "Save the file as UTF-8, then try again.");
  };
  for (const std::string_view utf32 : {std::string_view("\xFF\xFE\0\0", 4), std::string_view("\0\0\xFE\xFF", 4)}) {
    if (bytes.starts_with(utf32)) return refuse("it is UTF-32 text");
  }
  WebConfigText text{.utf8 = {}, .encoding = encoding_of(bytes)};
  bytes.remove_prefix(mark_of(text.encoding).size());
  if (text.encoding.form != TextForm::Utf8) {
    std::optional<crypto::Secret> utf8 = utf8_of_utf16(bytes, text.encoding.form);
    if (!utf8) return refuse(fmt::format("it looks like {}, but some of it is not", name_of(text.encoding.form)));
    text.utf8 = std::move(*utf8);
  } else if (is_valid_utf8(bytes)) {
    text.utf8 = text.encoding.marked ? crypto::Secret(bytes) : std::move(secret);
  } else {
    return refuse(text.encoding.marked ? "it says that it is UTF-8, but is not" : "it is neither UTF-8 nor UTF-16 text");
  }
  if (text.utf8.reveal().contains('\0')) return refuse("it is not text but binary data");
  return text;
}

crypto::Secret encode_web_config(crypto::Secret text, TextEncoding encoding) {
  if (encoding == TextEncoding()) return text;
  const std::string_view utf8 = text.reveal();
  const std::string_view mark = mark_of(encoding);
  if (encoding.form == TextForm::Utf8) {
    crypto::Secret bytes(mark);
    bytes.append(utf8);
    return bytes;
  }
  Writer bytes(mark.size() + utf8.size() * 2);
  bytes.put(mark);
  const auto put_unit = [&](unsigned unit) {
    const bool big = encoding.form == TextForm::Utf16BigEndian;
    bytes.put(big ? unit >> 8U : unit & 0xFFU);
    bytes.put(big ? unit & 0xFFU : unit >> 8U);
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const unsigned code = next_code(utf8, at);
    if (code >= 0x10000) {
      put_unit(0xD800U + ((code - 0x10000U) >> 10U));
      put_unit(0xDC00U + ((code - 0x10000U) & 0x3FFU));
    } else {
      put_unit(code);
    }
  }
  return bytes.taken();
}

}  // namespace smtpcfg::model
