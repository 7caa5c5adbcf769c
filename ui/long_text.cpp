#include "ui/long_text.h"

#include "ui/layout.h"
#include "ui/platform.h"

namespace smtpcfg::ui {

wxTextCtrl* long_text(wxWindow* parent, const wxString& name, wxSize least, const wxString& text) {
  auto* control =
      new wxTextCtrl(parent, wxID_ANY, text, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP);
  platform::name_control(*control, name);
  platform::set_margin(*control, layout::small_gap(*parent));
  const int width = least.GetWidth() < 0 ? -1 : layout::characters(*control, least.GetWidth());
  control->SetMinSize(wxSize(width, layout::lines(*control, least.GetHeight())));
  return control;
}

void show_long_text(wxTextCtrl& control, const wxString& text) {
  if (text == control.GetValue()) return;
  control.ChangeValue(text);
  control.SetInsertionPoint(0);
}

}  // namespace smtpcfg::ui
