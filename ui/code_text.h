#pragma once

#include <wx/textctrl.h>

namespace smtpcfg::ui {

/// Commands to read and to copy from, in letters of one width and in the lines they have. `name` is for a screen reader; `least`
/// is its size in characters and lines, -1 characters for any width.
wxTextCtrl* code_text(wxWindow* parent, const wxString& name, wxSize least, const wxString& text = {});

}  // namespace smtpcfg::ui
