#include "ui/credential_row.h"

#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int certificate = 1;
}

CredentialRow::CredentialRow(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> changed)
    : LabelledRow(parent, translated("Credential")) {
  create_label(mnemonics);
  control_ = new wxChoice(parent, wxID_ANY);
  control_->Append(translated("Client Secret"));
  control_->Append(translated("Certificate"));
  control_->SetSelection(0);
  control_->Bind(wxEVT_CHOICE, [changed = std::move(changed)](wxCommandEvent&) { changed(); });
  finish(*control_);
}

void CredentialRow::load(const model::Settings& settings) {
  control_->SetSelection(model::credential_of(settings) == model::Credential::Certificate ? certificate : 0);
}

model::Credential CredentialRow::chosen() const {
  return control_->GetSelection() == certificate ? model::Credential::Certificate : model::Credential::Secret;
}

}  // namespace smtpcfg::ui
