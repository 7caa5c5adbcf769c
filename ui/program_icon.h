#pragma once

#include <wx/app.h>

namespace smtpcfg::ui {

/// Gives every frame and dialog of the program the icon of resources/smtpcfg.svg, when it is shown for the first time.
void show_program_icon(wxApp& app);

}  // namespace smtpcfg::ui
