#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/csv.h"
#include "model/import_columns.h"
#include "model/import_records.h"
#include "model/organisation.h"

namespace smtpcfg::model {

struct RecordChange {
  std::string id;    ///< a station's is its number
  std::string name;  ///< as it is afterwards
  std::vector<FieldChange> fields;
};

/// What importing a table would do. Records are merged by ID: those that the table does not have stay.
struct ImportPlan {
  ImportKind kind = ImportKind::Reps;
  std::vector<RecordChange> added;
  std::vector<RecordChange> changed;
  std::size_t unchanged = 0;              ///< records that the table has just as they are
  std::vector<UnusableLine> unusable;     ///< by line; nothing is taken from these
  std::vector<std::string> warnings;      ///< about the organisation as it would be: sentences
  std::vector<std::string> not_imported;  ///< names of the columns that nothing is taken from
  Organisation result;
};

/// Decides what would change; nothing is written. `where` names the table in messages.
/// Error: Unreadable when the columns do not say what they are (columns_of).
Result<ImportPlan> plan_import(const Organisation& present, const CsvTable& table, std::optional<ImportKind> kind,
                               std::string_view where);

}  // namespace smtpcfg::model
