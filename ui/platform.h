#pragma once

#include <wx/dataview.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

/// What wxWidgets leaves to each system: platform_gtk.cpp and platform_windows.cpp.
namespace smtpcfg::ui::platform {

/// Shows a password field's content or dots in its place.
void set_masked(wxTextCtrl& control, bool masked);

/// Keeps the text of a control of several lines off its border.
void set_margin(wxTextCtrl& control, int pixels);

/// Ties a label to its control: the label's mnemonic goes there, and a screen reader reads the label for it.
void label_control(wxStaticText& label, wxWindow& control);

/// The name a screen reader gives to a control that has no label of its own, and a longer description (may be empty).
void name_control(wxWindow& control, const wxString& name, const wxString& description = {});

/// Leaves letters typed into a list to us: no search of its own.
void without_search(wxDataViewCtrl& list);

/// For a control whose font was set before it was created: Windows scaled it for no screen, and measures by another one.
void settle_font(wxWindow& control);

/// Alt and the letter of a label reach its control from everywhere in the window: Windows alone looks for it only in the panel
/// that has the focus. Once, when the program starts.
void let_mnemonics_reach_the_window();

}  // namespace smtpcfg::ui::platform
