#pragma once

#include <wx/dialog.h>

#include "model/settings.h"

namespace smtpcfg::ui {

/// What each field of Connection Settings is, and where its value is found.
class HelpDialog : public wxDialog {
 public:
  /// `settings`: whose values the steps of setting up Exchange Online are filled with.
  HelpDialog(wxWindow* parent, model::Settings settings);

 private:
  model::Settings settings_;
};

}  // namespace smtpcfg::ui
