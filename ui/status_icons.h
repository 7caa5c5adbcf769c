#pragma once

#include <wx/bmpbndl.h>

#include <cstdint>

#include "validation/finding.h"

namespace smtpcfg::ui {

/// A check's state as the list shows it: what validation says about it, and what it cannot say yet.
enum class CheckState : std::uint8_t { Waiting, Running, Pass, Warn, Fail, Skipped, NotReached };

CheckState state_of(const validation::Finding& finding);

/// "passed", "failed": the word beside the icon, for nobody should have to tell colours apart.
wxString word_for(CheckState state);

/// Differs in shape as well as in colour. Drawn, so that it is sharp at every scaling; empty where wxWidgets has no SVG.
wxBitmapBundle icon_for(CheckState state);

}  // namespace smtpcfg::ui
