#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "crypto/secret.h"
#include "model/fields.h"
#include "model/splice.h"
#include "model/web_config.h"
#include "model/xml_edit.h"

namespace smtpcfg::model {

/// A field and what it is to be, as text; a secret's in the clear, therefore in a Secret like every other.
struct WebConfigValue {
  const Field* field;
  crypto::Secret value;
};

/// A web.config with what was changed in it since it was read, not yet saved.
struct EditedWebConfig {
  explicit EditedWebConfig(WebConfig config);

  WebConfig after;
  Settings settings_before;
  std::vector<Splice> splices;  ///< of the text before; none while nothing differs
  crypto::Secret text_before;   ///< UTF-8, and empty while nothing differs
};

/// Error: Usage, saying what CRM.Web does instead, for a field that its settings do not have.
Result<void> require_web_config_field(const Field& field);

/// Sets values so that every byte outside of the splices stays. A missing section is added with the setup guide's values for
/// what is not given, and with its entry in <configSections>. The edited bytes are read again, and compared with what was meant.
/// Errors, upon which `config` is as it was: Usage for a field that CRM.Web does not have and a value that does not fit;
/// NotWritable when the section is encrypted, stands in another file or twice, or the file is a transform.
Result<void> set_values(EditedWebConfig& config, std::span<const WebConfigValue> values);

/// Makes an edit that names nodes of `config.after`, and with the same care. `settings`: what CRM.Web is to get then.
/// Error: NotWritable, upon which `config` is as it was.
Result<void> make_edit(EditedWebConfig& config, const XmlEdit& edit, const Settings* settings = nullptr);

/// The values that differ, of CRM.Web's fields; `after` signs in with OAuth.
std::vector<WebConfigValue> web_config_values_between(const Settings& before, const Settings& after);

/// Every value of CRM.Web's fields in these settings. Error: Usage when they do not sign in with OAuth.
Result<std::vector<WebConfigValue>> web_config_values_of(const Settings& settings);

}  // namespace smtpcfg::model
