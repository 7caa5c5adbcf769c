#include "app/changes.h"

namespace smtpcfg::app {
namespace {

Change secret_change(const model::Field& field, const crypto::Secret* before, const crypto::Secret& after) {
  const bool had_one = before != nullptr && !before->empty();
  return {&field, had_one ? "set" : "", after.empty() ? "" : had_one ? "changed" : "set"};
}

bool differs(const model::Settings* before, const model::Settings& after, const model::Field& field) {
  if (field.secret()) {
    const crypto::Secret& now = model::secret_of(after, field);
    return before == nullptr ? !now.empty() : !(model::secret_of(*before, field) == now);
  }
  const std::string now = model::text_of(after, field);
  return before == nullptr ? !now.empty() : model::text_of(*before, field) != now;
}

}  // namespace

std::vector<Change> changes_between(const model::Settings* before, const model::Settings& after) {
  std::vector<Change> changes;
  for (const model::Field& field : model::fields()) {
    if (!differs(before, after, field)) continue;
    if (field.secret()) {
      changes.push_back(
          secret_change(field, before == nullptr ? nullptr : &model::secret_of(*before, field), model::secret_of(after, field)));
    } else {
      changes.push_back({&field, before == nullptr ? "" : model::text_of(*before, field), model::text_of(after, field)});
    }
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
