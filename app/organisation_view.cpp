#include "app/organisation_view.h"

#include <fmt/format.h>

#include "model/resolution.h"

namespace smtpcfg::app {
namespace {

Json order_of(const model::LayerOrder& order) {
  Json words = Json::array();
  for (const model::LayerKind kind : order) words.push_back(model::name_of(kind));
  return words;
}

Json json_of(const std::vector<model::RecordChange>& records) {
  Json list = Json::array();
  for (const model::RecordChange& record : records) {
    Json changes = Json::array();
    for (const model::FieldChange& change : record.fields) {
      changes.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
    }
    list.push_back({{"id", record.id}, {"name", record.name}, {"changes", std::move(changes)}});
  }
  return list;
}

/// The group's name beside its ID, which alone says little.
std::string group_words(const model::Organisation& organisation, const std::string& id) {
  const model::Group* group = organisation.group(id);
  return group == nullptr ? id : words_of(*group);
}

std::string groups_words(const model::Organisation& organisation, const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids) {
    if (!words.empty()) words += ", ";
    words += group_words(organisation, id);
  }
  return words;
}

std::string section(std::string_view title, std::size_t records, const Table& table, bool colours) {
  std::string text = fmt::format("\n{} ({})\n", toned(title, Tone::Strong, colours), records);
  if (records > 0) text += table.text(colours);
  return text;
}

Table reps_table(const model::Organisation& organisation) {
  Table table({"ID", "Name", "Login", "E-mail", "Rights group", "Organisational group", "Project groups"});
  for (const model::Rep& rep : organisation.reps()) {
    table.add({rep.id, rep.name, rep.login, rep.email, group_words(organisation, rep.rights_group),
               group_words(organisation, rep.organisational_group), groups_words(organisation, rep.project_groups)});
  }
  return table;
}

}  // namespace

Json json_of(const model::ParsedOrganisation& parsed) {
  const model::Organisation& organisation = parsed.organisation;
  Json reps = Json::array();
  for (const model::Rep& rep : organisation.reps()) {
    reps.push_back({{"id", rep.id},
                    {"name", rep.name},
                    {"login", rep.login},
                    {"email", rep.email},
                    {"rightsGroup", rep.rights_group},
                    {"organisationalGroup", rep.organisational_group},
                    {"projectGroups", rep.project_groups}});
  }
  Json groups = Json::array();
  for (const model::Group& group : organisation.groups()) groups.push_back({{"id", group.id}, {"name", group.name}});
  Json stations = Json::array();
  for (const model::Station& station : organisation.stations()) {
    stations.push_back({{"number", station.number}, {"name", station.name}});
  }
  Json warnings = Json::array();
  for (const model::OrganisationWarning& warning : parsed.warnings) {
    warnings.push_back({{"line", warning.line}, {"message", warning.message}});
  }
  return {{"order", order_of(organisation.order())},
          {"orderIsDefault", organisation.has_default_order()},
          {"reps", std::move(reps)},
          {"groups", std::move(groups)},
          {"stations", std::move(stations)},
          {"warnings", std::move(warnings)}};
}

std::string text_of(const model::ParsedOrganisation& parsed, bool colours) {
  const model::Organisation& organisation = parsed.organisation;
  std::string text = fmt::format("Order: {}\n", fmt::join(order_of(organisation.order()).get<std::vector<std::string>>(), " > "));
  if (organisation.has_default_order()) {
    text += fmt::format("{}\n", model::words_of(model::OrderSource::Assumed));
  }
  text += section("Reps", organisation.reps().size(), reps_table(organisation), colours);
  Table groups({"ID", "Name"});
  for (const model::Group& group : organisation.groups()) groups.add({group.id, group.name});
  text += section("Groups", organisation.groups().size(), groups, colours);
  Table stations({"Number", "Name"});
  for (const model::Station& station : organisation.stations()) stations.add({std::to_string(station.number), station.name});
  return text + section("Stations", organisation.stations().size(), stations, colours);
}

Json json_of(const model::ImportPlan& plan) {
  Json unusable = Json::array();
  for (const model::UnusableLine& line : plan.unusable) unusable.push_back({{"line", line.line}, {"reason", line.reason}});
  return {{"kind", model::name_of(plan.kind)}, {"added", json_of(plan.added)},    {"changed", json_of(plan.changed)},
          {"unchanged", plan.unchanged},       {"unusable", std::move(unusable)}, {"ignoredColumns", plan.not_imported},
          {"warnings", plan.warnings}};
}

Table table_of(const model::ImportPlan& plan) {
  const auto shown = [](const std::string& value) { return value.empty() ? Cell("(empty)", Tone::Faint) : Cell(value); };
  Table table({"", "ID", "Name", "Field", "Before", "", "After"});
  for (const model::RecordChange& record : plan.added) table.add({Cell("added", Tone::Good), record.id, record.name});
  for (const model::RecordChange& record : plan.changed) {
    for (const model::FieldChange& change : record.fields) {
      table.add({"changed", record.id, record.name, std::string(change.field), shown(change.from), "→", shown(change.to)});
    }
  }
  return table;
}

std::string summary_of(const model::ImportPlan& plan) {
  return fmt::format("{} added, {} changed, {} unchanged", plan.added.size(), plan.changed.size(), plan.unchanged);
}

}  // namespace smtpcfg::app
