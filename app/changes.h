#pragma once

#include <string>
#include <vector>

#include "app/output.h"
#include "app/table.h"
#include "model/fields.h"
#include "model/settings.h"

namespace smtpcfg::app {

/// One field that differs. Secrets read as "set", "changed" or "not set", so that nothing of them shows.
struct Change {
  const model::Field* field;
  std::string from;
  std::string to;
};

/// In the order of the fields. `before` is nullptr for a target that had no settings: then every field with a value counts.
std::vector<Change> changes_between(const model::Settings* before, const model::Settings& after);

Json json_of(const std::vector<Change>& changes);
Table table_of(const std::vector<Change>& changes);

}  // namespace smtpcfg::app
