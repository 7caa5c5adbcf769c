#pragma once

#include <wx/gdicmn.h>
#include <wx/toplevel.h>

namespace smtpcfg::ui {

/// Where a window of this size has its upper left corner when it is centred over a place, as far as the screen has room.
/// All in pixels; a window greater than the screen begins where the screen does.
wxPoint centred_over(const wxRect& place, const wxSize& size, const wxRect& screen);

/// Centres the window over a place, on the screen that has its middle. Where no screen has it, the window stays.
void place_over(wxTopLevelWindow& window, const wxRect& place);

}  // namespace smtpcfg::ui
