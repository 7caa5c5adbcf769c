#include "model/policy_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace smtpcfg::model {

namespace {

std::string allowed_methods(const Policy& policy) {
  std::string names;
  for (const Authentication method : all_authentications) {
    if (!policy.forbids(method)) names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(method));
  }
  return names.empty() ? "none" : names;
}

}  // namespace

std::optional<Problem> forbidden_method(const Settings& settings, const Policy& policy) {
  if (!policy.forbids(settings.authentication)) return std::nullopt;
  return Problem{"authentication", Severity::Error,
                 fmt::format("Your administrator does not allow {}.", name_of(settings.authentication)),
                 fmt::format("Choose another method. Allowed: {}.", allowed_methods(policy))};
}

void fill_defaults(Settings& settings, const Policy& policy) {
  if (settings.authority.empty()) settings.authority = policy.authority;
  if (settings.scope.empty()) settings.scope = policy.scope;
  fill_exchange_online_defaults(settings);
}

Settings new_settings(const Policy& policy) {
  Settings settings;
  const auto* const allowed =
      std::ranges::find_if(all_authentications, [&](Authentication method) { return !policy.forbids(method); });
  if (allowed != all_authentications.end()) settings.authentication = *allowed;
  if (settings.authentication == Authentication::OAuth2) fill_defaults(settings, policy);
  return settings;
}

std::vector<Problem> problems_of(const Settings& settings, const Policy& policy) {
  std::vector<Problem> problems = problems_of(settings);
  if (std::optional<Problem> forbidden = forbidden_method(settings, policy)) {
    problems.insert(problems.begin(), std::move(*forbidden));
  }
  return problems;
}

Result<void> may_save(const Target& target, const Settings& settings, const Policy& policy) {
  if (target.kind == Target::Kind::Web) return {};
  if (std::optional<Problem> forbidden = forbidden_method(settings, policy)) {
    return failure(ErrorKind::NotWritable, "Nothing was saved. " + forbidden->message, forbidden->remedy);
  }
  if (policy.store_credentials.value_or(true)) return {};
  return failure(ErrorKind::NotWritable, "Nothing was saved: your administrator does not allow settings to be stored here.",
                 "Ask the administrator. “smtpcfg policy” shows what was decided (StoreCredentials).");
}

Result<void> may_send(const Settings& settings, const Policy& policy) {
  const std::optional<Problem> forbidden = forbidden_method(settings, policy);
  if (!forbidden) return {};
  return failure(ErrorKind::Usage, "Nothing was sent. " + forbidden->message, forbidden->remedy);
}

Result<void> may_show_secrets(const Policy& policy) {
  if (policy.shows_secrets()) return {};
  return failure(ErrorKind::Usage, "Your administrator does not allow secrets to be shown.",
                 "Leave --reveal out. “smtpcfg policy” shows what was decided (HideSecrets).");
}

}  // namespace smtpcfg::model
