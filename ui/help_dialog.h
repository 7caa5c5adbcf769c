#pragma once

#include <wx/dialog.h>

namespace smtpcfg::ui {

/// What each field of Connection Settings is, and where its value is found.
class HelpDialog : public wxDialog {
 public:
  explicit HelpDialog(wxWindow* parent);
};

}  // namespace smtpcfg::ui
