#pragma once

#include <wx/dialog.h>
#include <wx/textctrl.h>

#include "validation/known.h"

namespace smtpcfg::ui {

/// Takes an error as somebody pastes it and says what it means and what to do, while it is being typed.
class ExplainDialog : public wxDialog {
 public:
  /// `known`: what is filled in where the error names nothing; `whose`: "the system-wide smtp.cfg", empty when it is nobody's.
  ExplainDialog(wxWindow* parent, validation::Known known, const wxString& whose);

 private:
  void explain();

  validation::Known known_;
  wxTextCtrl* text_ = nullptr;
  wxTextCtrl* explanation_ = nullptr;
};

}  // namespace smtpcfg::ui
