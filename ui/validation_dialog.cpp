#include "ui/validation_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <memory>

#include "ui/layout.h"
#include "ui/mnemonics.h"
#include "ui/text.h"
#include "ui/validation_panel.h"

namespace smtpcfg::ui {

ValidationDialog::ValidationDialog(wxWindow* parent, const wxString& whose, model::Settings settings, validation::Options options)
    : wxDialog(parent, wxID_ANY, wxString::Format(translated("Validate %s"), whose), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX) {
  Mnemonics mnemonics("c");
  panel_ = new ValidationPanel(this, mnemonics, std::move(options), [this] { panel_->focus_result(); });
  auto* close = new wxButton(this, wxID_CLOSE);
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(panel_, wxSizerFlags(1).Expand());
  content->Add(close, wxSizerFlags().Right().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  panel_->Show();
  layout::fit_to_screen(*this);
  SetEscapeId(wxID_CLOSE);
  // After the window is there. The function is copied, which settings are not.
  auto shared = std::make_shared<model::Settings>(std::move(settings));
  CallAfter([this, shared] {
    panel_->start(std::move(*shared));
    panel_->focus_stop();
  });
}

}  // namespace smtpcfg::ui
