#include "ui/opening.h"

#include <fmt/format.h>

#include "model/organisation_file.h"
#include "model/policy_rules.h"
#include "model/starting_values.h"
#include "ui/reach.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

std::string words(const wxString& text) { return to_utf8(text); }

std::string precedence_of_user(const Result<model::LoadedSettings>& system) {
  if (system) return words(translated("These settings take precedence over the system-wide smtp.cfg."));
  if (system.error().kind == ErrorKind::NotFound) return words(translated("There is no system-wide smtp.cfg."));
  return fmt::format(
      fmt::runtime(words(translated("These settings take precedence over the system-wide smtp.cfg, which cannot be read: {}"))),
      system.error().message);
}

/// The users who have a file of their own, and the entries there are: what the system file does not reach.
Result<std::vector<std::string>> served_elsewhere(const model::SettingsStore& store) {
  const Result<std::vector<model::Target>> targets = store.targets();
  if (!targets) return std::unexpected(targets.error());
  std::vector<std::string> names;
  for (const model::Target& target : *targets) {
    if (target.is_entry()) names.push_back(target.text());
    if (target.kind != model::Target::Kind::User) continue;
    const Result<std::filesystem::path> file = store.file_of(target);
    if (!file) continue;
    const auto facts = model::system_files().facts(*file);
    if (!facts || facts->kind != model::FileKind::Absent) names.push_back(target.value);
  }
  return names;
}

std::string precedence_of_system(const model::SettingsStore& store) {
  const Result<std::vector<std::string>> others = served_elsewhere(store);
  if (!others) return others.error().message;
  if (others->empty()) {
    return words(translated("These settings serve everybody: no user has an smtp.cfg of their own, and there are no entries."));
  }
  return fmt::format(fmt::runtime(words(translated("These settings serve everybody except those with their own: {}."))),
                     listed(*others));
}

std::string precedence_of_entry() {
  return words(translated(
      "A user's own smtp.cfg takes precedence over entries: rep, group, station, global. Entries take precedence over the "
      "system-wide smtp.cfg. The vendor does not document this order; it is our assumption."));
}

/// Without a readable organisation nothing is known of reps; the system file is a start all the same.
model::Organisation organisation_of(const model::SettingsStore& store) {
  if (!store.installation()) return {};
  Result<model::LoadedOrganisation> loaded = model::load_organisation(model::system_files(), *store.installation());
  return loaded ? std::move(loaded->parsed.organisation) : model::Organisation();
}

}  // namespace

model::Settings Opening::shown(const model::Policy& policy) const {
  if (own) return own->settings.clone();
  if (defaults) return defaults->settings.clone();
  return model::new_settings(policy);
}

Result<Opening> open_target(model::SettingsStore& store, const model::Target& target) {
  Opening opening{
      .target = target, .file = {}, .own = {}, .defaults = {}, .defaults_from = {}, .unreadable = {}, .precedence = {}};
  Result<std::filesystem::path> file = store.file_of(target);
  if (!file) return std::unexpected(std::move(file.error()));
  opening.file = std::move(*file);

  Result<model::LoadedSettings> own = store.load(target);
  if (own) {
    opening.own = std::move(*own);
  } else if (own.error().kind == ErrorKind::Cancelled) {
    return std::unexpected(std::move(own.error()));
  } else if (own.error().kind != ErrorKind::NotFound) {
    opening.unreadable = std::move(own.error());
  }
  if (target.kind == model::Target::Kind::User) {
    opening.precedence = precedence_of_user(store.load(model::Target::system()));
  } else if (target.is_entry()) {
    opening.precedence = precedence_of_entry();
  } else if (target.kind == model::Target::Kind::System) {
    opening.precedence = precedence_of_system(store);
  }
  if (opening.own) return opening;
  if (auto start = model::starting_values(store, target, organisation_of(store))) {
    opening.defaults = std::move(start->loaded);
    opening.defaults_from = start->from;
  }
  return opening;
}

}  // namespace smtpcfg::ui
