#pragma once

#include <wx/dialog.h>

#include "model/settings.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

class ValidationPanel;

/// Validates settings as they are, without a form around them. Begins at once; closing stops it.
class ValidationDialog : public wxDialog {
 public:
  /// `whose` completes the title: "SSELLER's smtp.cfg".
  ValidationDialog(wxWindow* parent, const wxString& whose, model::Settings settings, validation::Options options);

 private:
  ValidationPanel* panel_ = nullptr;
};

}  // namespace smtpcfg::ui
