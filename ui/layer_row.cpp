#include "ui/layer_row.h"

#include <fmt/format.h>
#include <wx/datetime.h>

#include <charconv>
#include <set>

#include "model/entry_ids.h"
#include "model/text.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

using Kind = model::Target::Kind;
using State = model::LayerSummary::State;

struct IdBefore {
  bool operator()(const std::string& left, const std::string& right) const { return model::id_before(left, right); }
};
using Ids = std::set<std::string, IdBefore>;

int number_of(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <typename Record>
std::string name_of(const Record* record) {
  return record == nullptr ? std::string() : record->name;
}

std::string words_for_state(State state) {
  switch (state) {
    case State::Absent:
      return to_utf8(translated("no settings"));
    case State::Present:
      return to_utf8(translated("has settings"));
    case State::Unreadable:
      return to_utf8(translated("unreadable"));
  }
  return {};
}

/// Whose settings a login gets.
std::string used_by(const model::Everybody& everybody, const std::string& login) {
  const model::Everybody::One* const one = everybody.find(login);
  if (one == nullptr) return {};
  if (const model::Target* const origin = one->origin()) return origin->text();
  return to_utf8(one->decision.error->kind == ErrorKind::NotFound ? translated("nothing") : translated("stopped"));
}

LayerRow row_of(const model::LayerSummary& layer, const model::Organisation& organisation, const model::Everybody* everybody) {
  LayerRow row{.target = layer.target, .state = layer.state, .texts = {}, .folded = {}};
  const auto set = [&row](LayerColumn column, std::string text) { row.texts[std::size_t(column)] = std::move(text); };
  set(LayerColumn::Target, layer.target.text());
  set(LayerColumn::Name, name_in(organisation, layer.target));
  set(LayerColumn::State, words_for_state(layer.state));
  if (everybody != nullptr && layer.target.kind == Kind::User) {
    set(LayerColumn::Uses, used_by(*everybody, layer.target.value));
  }
  if (layer.state == State::Present) {
    set(LayerColumn::Sender, layer.sender);
    set(LayerColumn::Host, layer.port == 0 ? layer.host : fmt::format("{}:{}", layer.host, layer.port));
    set(LayerColumn::Saved, to_utf8(wxDateTime(std::chrono::system_clock::to_time_t(layer.saved_at)).FormatISOCombined(' ')));
  }
  for (const std::string& text : row.texts) row.folded += model::fold_case(text) + '\n';
  return row;
}

/// What has an entry, and what organisation.xml knows besides.
Ids ids_of(Kind kind, const model::Survey& survey, const model::Organisation& organisation) {
  Ids ids;
  for (const model::LayerSummary& layer : survey.layers()) {
    if (layer.target.kind == kind) ids.insert(layer.target.value);
  }
  if (kind == Kind::Group) {
    for (const model::Group& group : organisation.groups()) ids.insert(group.id);
  } else if (kind == Kind::Rep) {
    for (const model::Rep& rep : organisation.reps()) ids.insert(rep.id);
  } else {
    for (const model::Station& station : organisation.stations()) ids.insert(std::to_string(station.number));
  }
  return ids;
}

std::vector<model::Target> users_of(const model::Survey& survey, const model::Everybody* everybody) {
  std::vector<model::Target> users;
  if (everybody != nullptr) {
    for (const model::Everybody::One& one : everybody->all()) users.push_back(model::Target::user(one.login.text()));
    return users;
  }
  for (const model::LayerSummary& layer : survey.layers()) {
    if (layer.target.kind == Kind::User) users.push_back(layer.target);
  }
  return users;
}

}  // namespace

std::string name_in(const model::Organisation& organisation, const model::Target& target) {
  switch (target.kind) {
    case Kind::User:
      return name_of(organisation.rep_of_login(target.value));
    case Kind::Rep:
      return name_of(organisation.rep(target.value));
    case Kind::Group:
      return name_of(organisation.group(target.value));
    case Kind::Station:
      return name_of(organisation.station(number_of(target.value)));
    case Kind::System:
    case Kind::Global:
    case Kind::File:
    case Kind::Web:
      break;
  }
  return {};
}

std::vector<LayerRow> layer_rows(const model::Survey& survey, const model::Organisation& organisation,
                                 const model::Everybody* everybody) {
  std::vector<model::Target> targets{model::Target::system()};
  for (model::Target& user : users_of(survey, everybody)) targets.push_back(std::move(user));
  targets.push_back(model::Target::global());
  for (const Kind kind : {Kind::Group, Kind::Rep, Kind::Station}) {
    for (const std::string& id : ids_of(kind, survey, organisation)) targets.push_back({kind, id});
  }
  std::vector<LayerRow> rows;
  rows.reserve(targets.size());
  for (const model::Target& target : targets) {
    const model::LayerSummary* const layer = survey.find(target);
    rows.push_back(row_of(layer == nullptr ? model::LayerSummary{.target = target} : *layer, organisation, everybody));
  }
  return rows;
}

}  // namespace smtpcfg::ui
