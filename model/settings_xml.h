#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"
#include "crypto/secret.h"
#include "model/settings.h"

namespace smtpcfg::model {

inline constexpr int payload_version = 1;

struct ParsedSettings {
  Settings settings;
  int version = payload_version;
  std::string saved_for;  ///< the target it was saved for, as text; empty when the file does not say
};

/// Reads the XML inside a settings file (docs/file-format.md). `where` names the file in messages.
/// Error: Unreadable when it is not our XML, or a value cannot be what its field is (a port of "abc").
Result<ParsedSettings> parse_settings_xml(const crypto::Secret& xml, std::string_view where);

/// Writes the XML. What `previous` holds beyond our fields is kept where it stood; an empty one means a new document.
crypto::Secret write_settings_xml(const Settings& settings, std::string_view saved_for, const crypto::Secret& previous);

}  // namespace smtpcfg::model
