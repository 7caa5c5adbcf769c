#pragma once

#include <wx/textctrl.h>

namespace smtpcfg::ui {

/// A text of several lines to read and to copy from. `name` is for a screen reader; `least` is its size in characters and lines,
/// -1 characters for any width.
wxTextCtrl* long_text(wxWindow* parent, const wxString& name, wxSize least, const wxString& text = {});

/// Shows another text from its beginning; the same one stays where it is scrolled to.
void show_long_text(wxTextCtrl& control, const wxString& text);

}  // namespace smtpcfg::ui
