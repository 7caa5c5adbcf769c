#pragma once

#include <string>

#include "app/output.h"
#include "app/table.h"
#include "model/resolution.h"
#include "model/who.h"

namespace smtpcfg::app {

/// [{"target", "state", "why"}] in the order in which they count.
Json json_of(const std::vector<model::LayerReport>& layers);
Table table_of(const std::vector<model::LayerReport>& layers);

/// Every step in sentences, what is not known of this person, what would apply otherwise, and where the order comes from.
std::string explanation_of(const model::Who& who, const model::Resolution& resolution);

/// {"source", "note"}: who says that the layers come in this order.
Json json_of(model::OrderSource source);

/// The layer that would count if the one that does were not there; nullptr when there is none.
const model::LayerReport* next_after_used(const model::Resolution& resolution);

}  // namespace smtpcfg::app
