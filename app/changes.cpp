#include "app/changes.h"

#include "model/comparison.h"

namespace smtpcfg::app {
namespace {

Change secret_change(const model::Field& field, bool was_set, bool is_set) {
  return {&field, was_set ? "set" : "", !is_set ? "" : was_set ? "changed" : "set"};
}

}  // namespace

std::vector<Change> changes_between(const model::Settings* before, const model::Settings& after) {
  const model::Settings none;
  const model::Settings& from = before == nullptr ? none : *before;
  std::vector<Change> changes;
  for (const model::FieldComparison& each : model::compare(from, after)) {
    const model::Field& field = *each.field;
    Change change = field.secret()
                        ? secret_change(field, !model::secret_of(from, field).empty(), !model::secret_of(after, field).empty())
                        : Change{&field, before == nullptr ? "" : each.left, each.right};
    const bool unchanged = before == nullptr ? change.to.empty() : each.same;
    if (!unchanged) changes.push_back(std::move(change));
  }
  return changes;
}

Json json_of(const std::vector<Change>& changes) {
  Json list = Json::array();
  for (const Change& change : changes) list.push_back({{"field", change.field->name}, {"from", change.from}, {"to", change.to}});
  return list;
}

Table table_of(const std::vector<Change>& changes) {
  const auto shown = [](const std::string& value) { return value.empty() ? Cell("(not set)", Tone::Faint) : Cell(value); };
  Table table({"Field", "Before", "", "After"});
  for (const Change& change : changes) table.add({std::string(change.field->name), shown(change.from), "→", shown(change.to)});
  return table;
}

}  // namespace smtpcfg::app
