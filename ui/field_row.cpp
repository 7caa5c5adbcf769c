#include "ui/field_row.h"

#include "ui/choice_row.h"
#include "ui/flag_row.h"
#include "ui/secret_row.h"
#include "ui/text.h"
#include "ui/text_row.h"

namespace smtpcfg::ui {

std::unique_ptr<FieldRow> FieldRow::create(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics,
                                           const model::Policy& policy, RowEvents events) {
  switch (field.kind) {
    case model::FieldKind::Authentication:
    case model::FieldKind::Algorithm:
      return std::make_unique<ChoiceRow>(parent, field, mnemonics, policy, std::move(events));
    case model::FieldKind::Flag:
      return std::make_unique<FlagRow>(parent, field, mnemonics, std::move(events));
    case model::FieldKind::Secret:
      return std::make_unique<SecretRow>(parent, field, mnemonics, policy.shows_secrets(), std::move(events));
    case model::FieldKind::Text:
    case model::FieldKind::Port:
    case model::FieldKind::Date:
    case model::FieldKind::File:
      break;
  }
  return std::make_unique<TextRow>(parent, field, mnemonics, std::move(events));
}

FieldRow::FieldRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events)
    : LabelledRow(parent, translated(field.label)), field_(field), events_(std::move(events)) {
  if (field.kind != model::FieldKind::Flag) create_label(mnemonics);
}

void FieldRow::finish(wxWindow& control, wxSizer* cell) {
  control.Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    if (events_.left) events_.left(field_);
  });
  LabelledRow::finish(control, cell);
}

void FieldRow::place_in(wxFlexGridSizer& grid) const {
  const bool all_width = field_.kind == model::FieldKind::Text || field_.kind == model::FieldKind::Authentication;
  LabelledRow::place_in(grid, all_width ? Room::Width : Room::Own);
}

}  // namespace smtpcfg::ui
