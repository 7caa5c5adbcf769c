#include "model/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/field_rules.h"
#include "model/settings.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::array settings_of_policy{
    PolicySetting{"Installation", "Folder that holds update.win", &Policy::installation},
    PolicySetting{"ForbidAUTH_OAUTH2", "AUTH_OAUTH2 is forbidden", Authentication::OAuth2},
    PolicySetting{"ForbidAUTH_AUTO", "AUTH_AUTO is forbidden", Authentication::Auto},
    PolicySetting{"ForbidAUTH_PLAIN", "AUTH_PLAIN is forbidden", Authentication::Plain},
    PolicySetting{"ForbidAUTH_LOGIN", "AUTH_LOGIN is forbidden", Authentication::Login},
    PolicySetting{"ForbidAUTH_CRAM_MD5", "AUTH_CRAM_MD5 is forbidden", Authentication::CramMd5},
    PolicySetting{"ForbidAUTH_NONE", "AUTH_NONE is forbidden", Authentication::None},
    PolicySetting{"StoreCredentials", "Store credentials is ticked", &Policy::store_credentials},
    PolicySetting{"HideSecrets", "Secrets stay hidden", &Policy::hide_secrets},
    PolicySetting{"DefaultAuthority", "Authority where none is set", &Policy::authority},
    PolicySetting{"DefaultScope", "Scope where none is set", &Policy::scope},
};

constexpr std::size_t longest_text = 4096;

Result<bool> switch_of(const PolicySetting& setting, std::string_view text) {
  if (text == "1") return true;
  if (text == "0") return false;
  return failure(ErrorKind::Usage, fmt::format("{} is \"{}\", which is neither 1 nor 0.", setting.name, shortened(text)),
                 fmt::format("Set {} to 1 or to 0, or leave it out.", setting.name));
}

// The rules that hold for the field hold for its default.
Result<void> check_text(const PolicySetting& setting, std::string_view text) {
  const auto refused = [&](std::string_view why, std::string remedy) -> Result<void> {
    return failure(ErrorKind::Usage, fmt::format("{} is \"{}\". {}", setting.name, shortened(text), why), std::move(remedy));
  };
  if (!is_valid_utf8(text) || has_control_characters(text) || text.size() > longest_text) {
    return refused("It is too long, or holds characters that it cannot hold.", fmt::format("Correct {}.", setting.name));
  }
  std::string_view field;
  Settings settings;
  fill_exchange_online_defaults(settings);
  if (setting.name == "DefaultAuthority") {
    field = "authority";
    settings.authority = text;
  } else if (setting.name == "DefaultScope") {
    field = "scope";
    settings.scope = text;
  }
  for (const Problem& problem : problems_of(settings)) {
    if (!field.empty() && problem.field == field && problem.severity == Severity::Error) {
      return refused(problem.message, problem.remedy);
    }
  }
  return {};
}

Result<void> forbid(Policy& policy, Authentication method, bool forbidden) {
  std::erase(policy.forbidden, method);
  if (forbidden) policy.forbidden.push_back(method);
  return {};
}

}  // namespace

bool Policy::forbids(Authentication method) const { return std::ranges::find(forbidden, method) != forbidden.end(); }

std::span<const PolicySetting> policy_settings() { return settings_of_policy; }

const PolicySetting* find_policy_setting(std::string_view name) {
  const auto* const found = std::ranges::find_if(
      settings_of_policy, [&](const PolicySetting& setting) { return equal_ignoring_case(setting.name, name); });
  return found == settings_of_policy.end() ? nullptr : found;
}

std::string text_of(const Policy& policy, const PolicySetting& setting) {
  if (const auto* const text = std::get_if<std::string Policy::*>(&setting.member)) return policy.**text;
  if (const auto* const method = std::get_if<Authentication>(&setting.member)) return policy.forbids(*method) ? "1" : "";
  const std::optional<bool>& decided = policy.*std::get<std::optional<bool> Policy::*>(setting.member);
  if (!decided) return {};
  return *decided ? "1" : "0";
}

Result<void> set_text(Policy& policy, const PolicySetting& setting, std::string_view text) {
  if (text.empty()) return {};
  if (const auto* const member = std::get_if<std::string Policy::*>(&setting.member)) {
    if (Result<void> checked = check_text(setting, text); !checked) return checked;
    policy.** member = text;
    return {};
  }
  const Result<bool> on = switch_of(setting, text);
  if (!on) return std::unexpected(on.error());
  if (const auto* const method = std::get_if<Authentication>(&setting.member)) return forbid(policy, *method, *on);
  policy.*std::get<std::optional<bool> Policy::*>(setting.member) = *on;
  return {};
}

}  // namespace smtpcfg::model
