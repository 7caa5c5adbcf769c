#pragma once

#include <optional>
#include <vector>

#include "crypto/result.h"
#include "model/field_rules.h"
#include "model/policy.h"
#include "model/settings.h"
#include "model/target.h"

namespace smtpcfg::model {

/// Puts the administrator's values into the fields that are still empty, then the setup guide's for Exchange Online.
void fill_defaults(Settings& settings, const Policy& policy);

/// What a target without any settings starts from: the first method that is allowed, and for AUTH_OAUTH2 those defaults.
Settings new_settings(const Policy& policy);

/// An error when the administrator forbids the method.
std::optional<Problem> forbidden_method(const Settings& settings, const Policy& policy);

/// The problems of the settings, that one first.
std::vector<Problem> problems_of(const Settings& settings, const Policy& policy);

/// Whether these settings may be saved for this target. Error: NotWritable, naming what the administrator decided. A
/// web.config is the site's, not one that "Store credentials" is about.
Result<void> may_save(const Target& target, const Settings& settings, const Policy& policy);

/// Whether a message may be sent with these settings. Error: Usage, for a method that the administrator forbids.
Result<void> may_send(const Settings& settings, const Policy& policy);

/// Whether secrets may be shown in the clear. Error: Usage.
Result<void> may_show_secrets(const Policy& policy);

}  // namespace smtpcfg::model
