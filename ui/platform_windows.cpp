#include <wx/msw/wrapwin.h>

#include "ui/platform.h"

namespace smtpcfg::ui::platform {

namespace {
constexpr wchar_t dot = 0x25CF;  // what Windows itself shows in a password field
}

void set_masked(wxTextCtrl& control, bool masked) {
  ::SendMessageW(static_cast<HWND>(control.GetHWND()), EM_SETPASSWORDCHAR, masked ? dot : 0, 0);
  control.Refresh();
}

void set_margin(wxTextCtrl& control, int pixels) { control.SetMargins(pixels, pixels); }

// Windows takes the static text before a control in the z-order for its label, and the windows are created in this order.
void label_control(wxStaticText& label, wxWindow& control) { control.SetName(label.GetLabelText()); }

void name_control(wxWindow& control, const wxString& name, const wxString& description) {
  control.SetName(name);
  control.SetHelpText(description);
}

void without_search(wxDataViewCtrl& /*list*/) {}  // it has none

void settle_font(wxWindow& control) {
  const wxFont font = control.GetFont();
  control.SetFont(control.GetParent()->GetFont());  // the same font twice would change nothing
  control.SetFont(font);
}

}  // namespace smtpcfg::ui::platform
