#pragma once

#include <cstdint>
#include <string_view>

#include "crypto/result.h"
#include "crypto/secret.h"

namespace smtpcfg::model {

enum class TextForm : std::uint8_t { Utf8, Utf16LittleEndian, Utf16BigEndian };

/// How the characters of a web.config became bytes.
struct TextEncoding {
  TextForm form = TextForm::Utf8;
  bool marked = false;  ///< a byte order mark stands in front
  bool operator==(const TextEncoding&) const = default;
};

/// "UTF-8", "UTF-16 (little-endian)" …
std::string_view name_of(TextForm form);

/// A web.config as UTF-8 without a byte order mark. It may hold a client secret, so it is wiped.
struct WebConfigText {
  crypto::Secret utf8;
  TextEncoding encoding;
};

/// UTF-8 and UTF-16, with or without a byte order mark; encode() gives back the very same bytes. `where` names the file.
/// Error: Unreadable, for other encodings and for bytes that are no characters in theirs.
Result<WebConfigText> decode_web_config(crypto::Secret bytes, std::string_view where);

/// `text` is valid UTF-8.
crypto::Secret encode_web_config(crypto::Secret text, TextEncoding encoding);

}  // namespace smtpcfg::model
