#include "validation/exchange_senders.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/field_rules.h"
#include "model/text.h"

namespace smtpcfg::validation {

namespace {

/// Why these settings name no application with a mailbox; empty when they do. The field rules say it.
std::string why_not(const model::Settings& settings) {
  if (settings.authentication != model::Authentication::OAuth2) {
    return fmt::format("It signs in with {}, not as an application.", model::name_of(settings.authentication));
  }
  constexpr std::array<std::string_view, 3> needed{"clientId", "tenant", "sender.address"};
  for (const model::Problem& problem : model::problems_of(settings)) {
    if (problem.severity == model::Severity::Error && std::ranges::find(needed, problem.field) != needed.end()) {
      return problem.message;
    }
  }
  return {};
}

/// The cloud by its authority (facts/exchange-online.md, "Clouds"). Both American ones have the same; the mail server's name
/// tells them apart.
std::string environment_of(const model::Settings& settings) {
  const std::string authority = model::fold_case(settings.authority);
  if (authority.find("login.microsoftonline.us") != std::string::npos) {
    return model::fold_case(settings.host).starts_with("outlook-dod.") ? "O365USGovDoD" : "O365USGovGCCHigh";
  }
  const bool china = authority.find("login.partner.microsoftonline.cn") != std::string::npos ||
                     authority.find("login.chinacloudapi.cn") != std::string::npos;
  return china ? "O365China" : "";
}

/// The one of `list` whose `member` is this, but for its case; else a new one at the end.
template <typename Each>
Each& found_or_added(std::vector<Each>& list, std::string Each::* member, const std::string& text) {
  const auto found = std::ranges::find_if(list, [&](const Each& each) { return model::equal_ignoring_case(each.*member, text); });
  if (found != list.end()) return *found;
  Each& added = list.emplace_back();
  added.*member = text;
  return added;
}

}  // namespace

void ExchangeSenders::add(const std::string& name, const model::Settings& settings) {
  if (std::string why = why_not(settings); !why.empty()) {
    left_out.push_back({.name = name, .why = std::move(why)});
    return;
  }
  ExchangeTenant& tenant = found_or_added(tenants, &ExchangeTenant::tenant, settings.tenant);
  tenant.environment = environment_of(settings);
  ExchangeApplication& application = found_or_added(tenant.applications, &ExchangeApplication::client_id, settings.client_id);
  // There may be thousands.
  const auto [place, first] =
      application.position_of.try_emplace(model::fold_case(settings.sender_address), application.mailboxes.size());
  if (first) application.mailboxes.push_back({.address = settings.sender_address, .used_by = {}});
  application.mailboxes[place->second].used_by.push_back(name);
}

Result<void> ExchangeSenders::add(const std::string& name, const Result<model::LoadedSettings>& loaded) {
  if (loaded) {
    add(name, loaded->settings);
    return {};
  }
  const Error& error = loaded.error();
  if (error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Unreadable) return std::unexpected(error);
  left_out.push_back({.name = name, .why = error.message, .error = error});
  return {};
}

std::vector<const ExchangeApplication*> ExchangeSenders::applications() const {
  std::vector<const ExchangeApplication*> all;
  for (const ExchangeTenant& tenant : tenants) {
    for (const ExchangeApplication& application : tenant.applications) all.push_back(&application);
  }
  return all;
}

std::size_t ExchangeSenders::mailboxes() const {
  std::size_t count = 0;
  for (const ExchangeApplication* application : applications()) count += application->mailboxes.size();
  return count;
}

Result<ExchangeSenders> senders_of_all(model::SettingsStore& store) {
  const Result<std::vector<model::Target>> targets = store.targets();
  if (!targets) return std::unexpected(targets.error());
  ExchangeSenders senders;
  for (const model::Target& target : *targets) {
    const Result<model::LoadedSettings> loaded = store.load(target);
    if (!loaded && loaded.error().kind == ErrorKind::NotFound) continue;
    if (const Result<void> added = senders.add(target.text(), loaded); !added) return std::unexpected(added.error());
  }
  return senders;
}

}  // namespace smtpcfg::validation
