#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/output.h"
#include "app/table.h"
#include "model/layer_summary.h"

namespace smtpcfg::app {

/// "absent", "present", "unreadable": as JSON has it.
std::string_view name_of(model::LayerSummary::State state);

/// What the layer holds, or why it cannot be read; nothing when it is absent.
Json json_of(const model::LayerSummary& layer);

/// "smtp.office365.com:587"
std::string server_of(const model::LayerSummary& layer);

/// Target, state, method, host, sender, when saved.
std::vector<Cell> row_of(const model::LayerSummary& layer);

}  // namespace smtpcfg::app
