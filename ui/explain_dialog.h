#pragma once

#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace smtpcfg::ui {

/// Takes an error as somebody pastes it and says what it means and what to do, while it is being typed.
class ExplainDialog : public wxDialog {
 public:
  explicit ExplainDialog(wxWindow* parent);

 private:
  void explain();

  wxTextCtrl* text_ = nullptr;
  wxTextCtrl* explanation_ = nullptr;
};

}  // namespace smtpcfg::ui
