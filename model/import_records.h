#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/csv.h"
#include "model/import_columns.h"
#include "model/organisation.h"

namespace smtpcfg::model {

/// One field of a record that differs, in words of ImportField.
struct FieldChange {
  std::string_view field;
  std::string from;
  std::string to;
};

/// The ID (or number) in the line, as the organisation writes it. Error: Usage, saying what is wrong with it.
Result<std::string> id_in(const CsvRecord& record, const ImportColumns& columns);

/// Puts what the line says over a record; what the table has no column for stays, an empty field empties. The record has the
/// line's ID already. Error: Usage, saying what cannot be used.
Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Rep& rep);
Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Group& group);
Result<void> apply(const CsvRecord& record, const ImportColumns& columns, Station& station);

/// Fields that differ, the ID left out.
std::vector<FieldChange> changes_between(const Rep& before, const Rep& after);
std::vector<FieldChange> changes_between(const Group& before, const Group& after);
std::vector<FieldChange> changes_between(const Station& before, const Station& after);

}  // namespace smtpcfg::model
