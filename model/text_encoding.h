#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"

namespace smtpcfg::model {

struct DecodedText {
  std::string utf8;           ///< without a byte order mark
  std::string_view encoding;  ///< "UTF-8" or "Windows-1252"
};

/// Text that another program exported: UTF-8 when it is valid UTF-8, else Windows-1252. `where` names the file in messages.
/// Error: Unreadable for UTF-16, and for bytes that are neither.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view where);

}  // namespace smtpcfg::model
