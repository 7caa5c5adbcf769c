#pragma once

#include "app/smtpcfg_gui_options.h"

namespace smtpcfg::app {

/// Makes the program's wxApp known to wxWidgets, which owns it. wxEntry() then runs it and returns its exit code.
void install_gui(GuiOptions options);

}  // namespace smtpcfg::app
