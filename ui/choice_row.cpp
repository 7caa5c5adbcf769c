#include "ui/choice_row.h"

#include <algorithm>

#include "ui/text.h"

namespace smtpcfg::ui {

ChoiceRow::ChoiceRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents row_events)
    : FieldRow(parent, field, mnemonics, std::move(row_events)), control_(new wxChoice(parent, wxID_ANY)) {
  wxArrayString labels;
  for (const model::Authentication each : model::all_authentications) labels.Add(translated(model::label_of(each)));
  control_->Append(labels);
  control_->SetSelection(0);
  control_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { events().changed(); });
  finish(*control_);
}

void ChoiceRow::load(const model::Settings& settings) {
  const auto* const found = std::ranges::find(model::all_authentications, settings.authentication);
  control_->SetSelection(int(found - model::all_authentications.begin()));
}

Result<void> ChoiceRow::store(model::Settings& settings) const {
  settings.authentication = model::all_authentications.at(std::size_t(control_->GetSelection()));
  return {};
}

}  // namespace smtpcfg::ui
