#pragma once

#include <span>
#include <vector>

#include "crypto/result.h"
#include "crypto/secret.h"
#include "model/fields.h"
#include "model/splice.h"
#include "model/web_config.h"

namespace smtpcfg::model {

/// A field and what it is to be, as text; a secret's in the clear, therefore in a Secret like every other.
struct WebConfigValue {
  const Field* field;
  crypto::Secret value;
};

/// A web.config with changed settings, not yet saved.
struct EditedWebConfig {
  crypto::Secret text_before;  ///< UTF-8
  Settings settings_before;
  WebConfig after;
  std::vector<Splice> splices;  ///< of text_before; none when every value was there already
  crypto::Secret bytes;         ///< to save
};

/// Error: Usage, saying what CRM.Web does instead, for a field that its settings do not have.
Result<void> require_web_config_field(const Field& field);

/// Sets values so that every byte outside of the splices stays. A missing section is added with the setup guide's values for
/// what is not given, and with its entry in <configSections>. The edited bytes are read again, and compared with what was meant.
/// Errors: Usage for a field that CRM.Web does not have and a value that does not fit; NotWritable when the section is
/// encrypted, stands in another file or twice, or the file is a transform.
Result<EditedWebConfig> edit_web_config(WebConfig config, std::span<const WebConfigValue> values);

/// Every value of CRM.Web's fields in these settings.
std::vector<WebConfigValue> web_config_values_of(const Settings& settings);

}  // namespace smtpcfg::model
