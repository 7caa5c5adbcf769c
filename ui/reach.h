#pragma once

#include <string>
#include <vector>

#include "ui/overview.h"

namespace smtpcfg::ui {

/// Who gets a layer's settings, what these shadow and what comes before them: paragraphs for a person. Asks for nothing from the
/// disk, but decides for everybody when the layer is a station: not on the UI thread.
std::vector<std::string> reach_of(const Overview& overview, const model::Target& target);

/// Names, five at most: "A, B, C, D, E and 7 more".
std::string listed(const std::vector<std::string>& all);

}  // namespace smtpcfg::ui
