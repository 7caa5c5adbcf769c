#pragma once

#include <vector>

#include "app/output.h"
#include "app/table.h"
#include "model/resolution.h"

namespace smtpcfg::app {

/// [{"target", "state", "why"}] in the order in which they count.
Json json_of(const std::vector<model::LayerReport>& layers);
Table table_of(const std::vector<model::LayerReport>& layers);

/// {"source", "note"}: who says that the layers come in this order.
Json json_of(model::OrderSource source);

}  // namespace smtpcfg::app
