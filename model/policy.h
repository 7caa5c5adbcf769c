#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/result.h"
#include "model/authentication.h"

namespace smtpcfg::model {

/// What an administrator decided for everybody on this machine. policy_source.h reads it, policy_rules.h says what follows.
struct Policy {
  std::string installation = {};               ///< the folder that holds update.win; empty when not decided
  std::vector<Authentication> forbidden = {};  ///< methods that may not be saved
  std::optional<bool> store_credentials = {};  ///< "Store credentials" is ticked, or is not, and nobody changes it
  std::optional<bool> hide_secrets = {};       ///< true: no button and no option shows a stored secret
  std::string authority = {};                  ///< for settings that name none
  std::string scope = {};                      ///< for settings that name none

  [[nodiscard]] bool forbids(Authentication method) const;
  [[nodiscard]] bool shows_secrets() const { return !hide_secrets.value_or(false); }
  bool operator==(const Policy&) const = default;
};

using PolicyMember = std::variant<std::string Policy::*, std::optional<bool> Policy::*, Authentication>;

/// One row of the table from which the registry, policy.ini, the console and the templates of Group Policy take their names.
struct PolicySetting {
  std::string_view name;   ///< "StoreCredentials": the value in the registry, the key in policy.ini
  std::string_view label;  ///< for a person
  PolicyMember member;     ///< a method: forbidden or not
};

/// All of them, in the order in which a person reads them.
std::span<const PolicySetting> policy_settings();

/// By name, ignoring case as the registry does; nullptr when there is none.
const PolicySetting* find_policy_setting(std::string_view name);

/// As it is written in policy.ini; a switch is "1" or "0". Empty when it is not decided.
std::string text_of(const Policy& policy, const PolicySetting& setting);

/// Decides one. An empty text decides nothing. Error: Usage, with what would do.
Result<void> set_text(Policy& policy, const PolicySetting& setting, std::string_view text);

}  // namespace smtpcfg::model
