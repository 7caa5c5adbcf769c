#pragma once

#include <string>

#include "model/resolution.h"
#include "model/who.h"

namespace smtpcfg::model {

/// One step of resolution as sentences: "The global entry does not exist, so the next layer is looked at."
std::string words_of(const LayerReport& layer);

/// The layer that would count if the one that does were not there; nullptr when there is none.
const LayerReport* next_after_used(const Resolution& resolution);

/// Every step in sentences, what would apply otherwise, what is not known of this person, and where the order comes from: a
/// paragraph a line, the steps indented and numbered.
std::string explanation_of(const Who& who, const Resolution& resolution);

}  // namespace smtpcfg::model
