#pragma once

#include <string>

#include "app/output.h"
#include "app/table.h"
#include "model/organisation_import.h"
#include "model/organisation_xml.h"

namespace smtpcfg::app {

/// {"order", "orderIsDefault", "reps", "groups", "stations", "warnings"}, as docs/json.md has them.
Json json_of(const model::ParsedOrganisation& parsed);

/// The order and, of reps, groups and stations, a table each with its number of records.
std::string text_of(const model::ParsedOrganisation& parsed, bool colours);

/// {"kind", "added", "changed", "unchanged", "unusable", "ignoredColumns", "warnings"}.
Json json_of(const model::ImportPlan& plan);

/// A row for each record that is added and for each field that changes; without rows when nothing does.
Table table_of(const model::ImportPlan& plan);

/// "3 added, 1 changed, 12 unchanged"
std::string summary_of(const model::ImportPlan& plan);

}  // namespace smtpcfg::app
