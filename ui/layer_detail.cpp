#include "ui/layer_detail.h"

#include "model/who.h"
#include "ui/reach.h"
#include "ui/said.h"

namespace smtpcfg::ui {

namespace {

std::string about_rep(const model::Organisation& organisation, const model::Rep& rep) {
  std::string text = said("{}, rep {}", rep.name, rep.id);
  if (rep.name.empty()) text = said("Rep {}", rep.id);
  if (!rep.login.empty()) text += said(", login {}", rep.login);
  std::vector<std::string> groups;
  for (const std::string& id : model::groups_of(rep)) {
    const model::Group* const group = organisation.group(id);
    groups.push_back(group == nullptr ? id : model::words_of(*group));
  }
  if (!groups.empty()) text += said(", groups: {}", listed(groups));
  return text;
}

std::string who_in(const model::Organisation& organisation, const model::Target& target) {
  const model::Rep* rep = nullptr;
  if (target.kind == model::Target::Kind::User) rep = organisation.rep_of_login(target.value);
  if (target.kind == model::Target::Kind::Rep) rep = organisation.rep(target.value);
  return rep != nullptr ? about_rep(organisation, *rep) : name_in(organisation, target);
}

}  // namespace

LayerDetail read_detail(model::SettingsStore& store, const Overview& overview, const model::Target& target) {
  return {.target = target,
          .file = store.file_of(target).value_or(std::filesystem::path()),
          .loaded = store.load(target),
          .who = who_in(overview.organisation, target),
          .reach = reach_of(overview, target)};
}

}  // namespace smtpcfg::ui
