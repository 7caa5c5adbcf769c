#pragma once

#include <wx/window.h>

#include <string_view>

namespace smtpcfg::ui {

/// Puts a text on the clipboard, where it stays when the program ends. Not for secrets.
void copy_to_clipboard(std::string_view utf8);

/// Puts a secret on the clipboard, marked so that the system's clipboard history, other machines and programs that keep what was
/// copied leave it out. `owner` is the window that it is copied from. False when another program has the clipboard: then nothing
/// was copied.
bool copy_secret_to_clipboard(wxWindow& owner, const wxString& secret);

}  // namespace smtpcfg::ui
