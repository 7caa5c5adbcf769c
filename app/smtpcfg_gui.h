#pragma once

#include "app/smtpcfg_gui_options.h"

namespace smtpcfg::app {

/// Makes the program's wxApp known to wxWidgets, which owns it. wxEntry() then runs it and returns its exit code.
void install_gui(GuiOptions options);

/// Tells why the program does nothing, where its caller listens; on Windows, if nobody does, in a box.
void tell(const GuiExit& exit);

}  // namespace smtpcfg::app
