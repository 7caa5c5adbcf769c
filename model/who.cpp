#include "model/who.h"

#include <algorithm>

namespace smtpcfg::model {

std::string Who::words() const {
  if (login) return login->text();
  if (!rep.empty()) return "rep " + rep;
  if (station) return "station " + std::to_string(*station);
  if (!groups.empty()) return "group " + groups.front();
  return "anybody";
}

std::vector<std::string> groups_of(const Rep& rep) {
  std::vector<std::string> groups;
  const auto add = [&](const std::string& group) {
    if (!group.empty() && std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  };
  add(rep.rights_group);
  add(rep.organisational_group);
  std::ranges::for_each(rep.project_groups, add);
  return groups;
}

Who who_is(const Organisation& organisation, const Login& login) {
  Who who{.login = login};
  if (const Rep* const rep = organisation.rep_of_login(login.text())) {
    who.rep = rep->id;
    who.groups = groups_of(*rep);
  }
  return who;
}

std::vector<Target> layer_order(const Who& who, const LayerOrder& order) {
  std::vector<Target> layers;
  for (const LayerKind kind : order) {
    switch (kind) {
      case LayerKind::User:
        if (who.login) layers.push_back(Target::user(who.login->text()));
        break;
      case LayerKind::Rep:
        if (!who.rep.empty()) layers.push_back(Target::rep(who.rep));
        break;
      case LayerKind::Group:
        for (const std::string& group : who.groups) layers.push_back(Target::group(group));
        break;
      case LayerKind::Station:
        if (who.station) layers.push_back(Target::station(*who.station));
        break;
      case LayerKind::Global:
        layers.push_back(Target::global());
        break;
      case LayerKind::System:
        layers.push_back(Target::system());
        break;
    }
  }
  return layers;
}

}  // namespace smtpcfg::model
