#include "ui/choice_row.h"

#include <algorithm>

#include "ui/text.h"

namespace smtpcfg::ui {

ChoiceRow::ChoiceRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, const model::Policy& policy,
                     RowEvents row_events)
    : FieldRow(parent, field, mnemonics, std::move(row_events)), control_(new wxChoice(parent, wxID_ANY)) {
  if (field.kind == model::FieldKind::Authentication) {
    for (const model::Authentication each : model::all_authentications)
      if (!policy.forbids(each)) add(model::name_of(each), translated(model::label_of(each)));
  } else {
    add("", translated("PS256 (recommended)"));
    add("RS256", translated("RS256"));
  }
  control_->SetSelection(0);
  control_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { events().changed(); });
  finish(*control_);
}

void ChoiceRow::add(std::string_view value, const wxString& label) {
  values_.emplace_back(value);
  control_->Append(label);
}

void ChoiceRow::load(const model::Settings& settings) {
  const std::string value = model::text_of(settings, field());
  if (std::ranges::find(values_, value) == values_.end() && field().kind == model::FieldKind::Authentication) {
    add(value, wxString::Format(translated("%s (not allowed)"), to_wx(value)));
  }
  const auto found = std::ranges::find(values_, value);
  control_->SetSelection(found == values_.end() ? 0 : static_cast<int>(found - values_.begin()));
}

Result<void> ChoiceRow::store(model::Settings& settings) const {
  if (control_->GetSelection() == wxNOT_FOUND) return {};  // nothing is allowed, and nothing was loaded yet
  return model::set_text(settings, field(), values_.at(static_cast<std::size_t>(control_->GetSelection())));
}

}  // namespace smtpcfg::ui
