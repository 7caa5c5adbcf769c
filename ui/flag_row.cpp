#include "ui/flag_row.h"

#include "ui/text.h"

namespace smtpcfg::ui {

FlagRow::FlagRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents row_events)
    : FieldRow(parent, field, mnemonics, std::move(row_events)),
      control_(new wxCheckBox(parent, wxID_ANY, mnemonics.mark(translated(field.label)))) {
  control_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { events().changed(); });
  finish(*control_);
}

void FlagRow::load(const model::Settings& settings) {
  control_->SetValue(settings.*std::get<bool model::Settings::*>(field().member));
}

Result<void> FlagRow::store(model::Settings& settings) const {
  settings.*std::get<bool model::Settings::*>(field().member) = control_->GetValue();
  return {};
}

}  // namespace smtpcfg::ui
