#include "model/starting_values.h"

namespace smtpcfg::model {

namespace {

std::vector<Target> suitable_for(const Target& target, const Organisation& organisation) {
  std::vector<Target> sources;
  if (target.kind == Target::Kind::Rep) {
    const Rep* const rep = organisation.rep(target.value);
    if (rep != nullptr && !rep->login.empty()) sources.push_back(Target::user(rep->login));
  }
  if (target.kind != Target::Kind::System && !target.is_path()) sources.push_back(Target::system());
  return sources;
}

}  // namespace

std::optional<StartingValues> starting_values(SettingsStore& store, const Target& target, const Organisation& organisation) {
  for (const Target& source : suitable_for(target, organisation)) {
    if (Result<LoadedSettings> loaded = store.load(source)) return StartingValues{std::move(*loaded), source};
  }
  return std::nullopt;
}

}  // namespace smtpcfg::model
