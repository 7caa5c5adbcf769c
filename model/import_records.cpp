#include "model/import_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "model/entry_ids.h"
#include "model/invisible.h"
#include "model/login.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

// What the line says in one line of text, without what a copied value brings along unseen; none without such a column.
std::optional<std::string> value_of(const CsvRecord& record, const ImportColumns& columns, ImportField field) {
  const std::optional<std::size_t> position = columns.position(field);
  if (!position) return std::nullopt;
  std::string value = without_invisible(record.fields[*position]).text;
  std::ranges::replace_if(value, [](char each) { return each == '\n' || each == '\r' || each == '\t'; }, ' ');
  return value;
}

Result<void> apply_text(const CsvRecord& record, const ImportColumns& columns, ImportField field, std::string& into) {
  std::optional<std::string> value = value_of(record, columns, field);
  if (!value) return {};
  if (has_control_characters(*value)) {
    return failure(ErrorKind::Usage, fmt::format("The {} holds a control character.", name_of(field)));
  }
  if (value->size() > longest_organisation_text) {
    return failure(ErrorKind::Usage, fmt::format("The {} is too long.", name_of(field)));
  }
  into = std::move(*value);
  return {};
}

Result<void> apply_login(const CsvRecord& record, const ImportColumns& columns, std::string& into) {
  const std::optional<std::string> value = value_of(record, columns, ImportField::Login);
  if (!value) return {};
  if (!value->empty()) {
    if (const Result<Login> login = Login::parse(*value); !login) return std::unexpected(login.error());
  }
  into = *value;
  return {};
}

Result<void> apply_group(const CsvRecord& record, const ImportColumns& columns, ImportField field, std::string& into) {
  const std::optional<std::string> value = value_of(record, columns, field);
  if (!value) return {};
  if (value->empty()) {
    into.clear();
    return {};
  }
  Result<std::string> id = parse_record_id("group", *value);
  if (!id) return std::unexpected(id.error());
  into = std::move(*id);
  return {};
}

Result<void> apply_project_groups(const CsvRecord& record, const ImportColumns& columns, std::vector<std::string>& into) {
  std::optional<std::string> value = value_of(record, columns, ImportField::ProjectGroups);
  if (!value) return {};
  std::ranges::replace_if(*value, [](char each) { return each == '|' || each == ',' || each == ';'; }, ' ');
  std::vector<std::string> ids;
  for (const std::string_view word : blank_separated(*value)) {
    Result<std::string> id = parse_record_id("group", word);
    if (!id) return std::unexpected(id.error());
    ids.push_back(std::move(*id));
  }
  into = in_id_order(std::move(ids));
  return {};
}

void note(std::vector<FieldChange>& changes, ImportField field, const std::string& before, const std::string& after) {
  if (before != after) changes.push_back({name_of(field), before, after});
}

}  // namespace

Result<std::string> id_in(const CsvRecord& record, const ImportColumns& columns) {
  const std::string value = value_of(record, columns, ImportField::Id).value_or("");
  if (columns.kind != ImportKind::Stations) {
    return parse_record_id(columns.kind == ImportKind::Reps ? "rep" : "group", value);
  }
  const Result<int> number = parse_station(value);
  if (!number) return std::unexpected(number.error());
  return std::to_string(*number);
}

Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Rep& rep) {
  if (auto done = apply_text(record, columns, ImportField::Name, rep.name); !done) return done;
  if (auto done = apply_login(record, columns, rep.login); !done) return done;
  if (auto done = apply_text(record, columns, ImportField::Email, rep.email); !done) return done;
  if (auto done = apply_group(record, columns, ImportField::RightsGroup, rep.rights_group); !done) return done;
  if (auto done = apply_group(record, columns, ImportField::OrganisationalGroup, rep.organisational_group); !done) return done;
  return apply_project_groups(record, columns, rep.project_groups);
}

Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Group& group) {
  return apply_text(record, columns, ImportField::Name, group.name);
}

Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Station& station) {
  return apply_text(record, columns, ImportField::Name, station.name);
}

std::vector<FieldChange> changes_between(const Rep& before, const Rep& after) {
  const auto joined = [](const std::vector<std::string>& ids) { return fmt::format("{}", fmt::join(ids, " ")); };
  std::vector<FieldChange> changes;
  note(changes, ImportField::Name, before.name, after.name);
  note(changes, ImportField::Login, before.login, after.login);
  note(changes, ImportField::Email, before.email, after.email);
  note(changes, ImportField::RightsGroup, before.rights_group, after.rights_group);
  note(changes, ImportField::OrganisationalGroup, before.organisational_group, after.organisational_group);
  note(changes, ImportField::ProjectGroups, joined(before.project_groups), joined(after.project_groups));
  return changes;
}

std::vector<FieldChange> changes_between(const Group& before, const Group& after) {
  std::vector<FieldChange> changes;
  note(changes, ImportField::Name, before.name, after.name);
  return changes;
}

std::vector<FieldChange> changes_between(const Station& before, const Station& after) {
  std::vector<FieldChange> changes;
  note(changes, ImportField::Name, before.name, after.name);
  return changes;
}

}  // namespace smtpcfg::model
