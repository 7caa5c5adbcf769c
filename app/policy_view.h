#pragma once

#include "app/output.h"
#include "app/table.h"
#include "model/policy.h"

namespace smtpcfg::app {

/// Name, value and meaning of each setting; what is not decided says so.
Table table_of(const model::Policy& policy);

/// {"source", "settings": {name: text, true, false, or null where nothing is decided}}
Json json_of(const model::Policy& policy);

}  // namespace smtpcfg::app
