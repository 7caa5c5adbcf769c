#include "ui/code_text.h"

#include <wx/font.h>

#include "ui/layout.h"
#include "ui/platform.h"

namespace smtpcfg::ui {

wxTextCtrl* code_text(wxWindow* parent, const wxString& name, wxSize least, const wxString& text) {
  auto* control =
      new wxTextCtrl(parent, wxID_ANY, text, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP);
  control->SetFont(wxFont(wxFontInfo(control->GetFont().GetFractionalPointSize()).Family(wxFONTFAMILY_TELETYPE)));
  platform::name_control(*control, name);
  platform::set_margin(*control, layout::small_gap(*parent));
  const int width = least.GetWidth() < 0 ? -1 : layout::characters(*control, least.GetWidth());
  control->SetInsertionPoint(0);  // else GTK shows its end
  control->SetMinSize(wxSize(width, layout::lines(*control, least.GetHeight())));
  return control;
}

}  // namespace smtpcfg::ui
