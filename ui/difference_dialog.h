#pragma once

#include <wx/dialog.h>

#include "model/web_site.h"

namespace smtpcfg::ui {

/// Shows the exact difference that saving would make, line by line, and asks for it: ShowModal() gives wxID_SAVE or wxID_CANCEL.
class DifferenceDialog : public wxDialog {
 public:
  DifferenceDialog(wxWindow* parent, const model::WebSite& site);
};

}  // namespace smtpcfg::ui
