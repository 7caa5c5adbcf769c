#pragma once

#include <wx/scrolwin.h>
#include <wx/toplevel.h>

/// Windows whose content scrolls where the screen has no room for all of it. `scroller` is one of the things in the window's
/// sizer.
namespace smtpcfg::ui {

/// The size inside the window's frame that the screen has room for.
wxSize room_inside(const wxTopLevelWindow& window);

/// Gives the window a size at which nothing is scrolled, as far as the screen has it, and keeps it from getting too small.
void fit_to_screen(wxTopLevelWindow& window, wxScrolledWindow& scroller);

/// For what came to be shown after the window; it never shrinks under the pointer.
void grow_to_fit(wxTopLevelWindow& window, wxScrolledWindow& scroller);

/// Brings a part of what scrolls into sight, after the layout that making room for it has asked for.
void scroll_to(wxScrolledWindow& scroller, const wxWindow& part);

}  // namespace smtpcfg::ui
