#pragma once

#include <wx/sizer.h>
#include <wx/toplevel.h>
#include <wx/window.h>

#include <initializer_list>

/// Owns every gap, border and width of the windows, so that no dialog types a pixel. All of them follow the scaling.
namespace smtpcfg::ui::layout {

/// Between things that belong together, and between groups.
int small_gap(const wxWindow& window);
int gap(const wxWindow& window);

/// The width of about so many characters in the window's font.
int characters(const wxWindow& window, int count);
/// The height of so many lines of text.
int lines(const wxWindow& window, int count);

/// Label and value side by side, values growing.
wxFlexGridSizer* two_columns(const wxWindow& window);

/// Puts a border around the content of a window, makes it the window's sizer and returns it.
wxSizer* framed(wxWindow& window, wxSizer* content);

/// Buttons in a row from the left, small gaps between.
wxSizer* row(std::initializer_list<wxWindow*> windows);

/// A heading over a group of fields.
wxWindow* heading(wxWindow* parent, const wxString& text);

/// The part of the screen on which the window stands and that it may fill, in pixels.
wxRect screen_of(const wxWindow& window);
wxSize room_for(const wxWindow& window);

/// Gives a window that can be resized the size of its content, as far as the screen has it, and puts it over its parent. It can
/// be made smaller, but not so small that nothing of the content is left.
void fit_to_screen(wxTopLevelWindow& window);

}  // namespace smtpcfg::ui::layout
