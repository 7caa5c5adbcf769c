#include "ui/field_row.h"

#include "ui/choice_row.h"
#include "ui/flag_row.h"
#include "ui/platform.h"
#include "ui/secret_row.h"
#include "ui/text.h"
#include "ui/text_row.h"

namespace smtpcfg::ui {

namespace {

bool takes_all_width(model::FieldKind kind) { return kind == model::FieldKind::Text || kind == model::FieldKind::Authentication; }

}  // namespace

std::unique_ptr<FieldRow> FieldRow::create(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events) {
  switch (field.kind) {
    case model::FieldKind::Authentication:
      return std::make_unique<ChoiceRow>(parent, field, mnemonics, std::move(events));
    case model::FieldKind::Flag:
      return std::make_unique<FlagRow>(parent, field, mnemonics, std::move(events));
    case model::FieldKind::Secret:
      return std::make_unique<SecretRow>(parent, field, mnemonics, std::move(events));
    case model::FieldKind::Text:
    case model::FieldKind::Port:
    case model::FieldKind::Date:
      break;
  }
  return std::make_unique<TextRow>(parent, field, mnemonics, std::move(events));
}

FieldRow::FieldRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events)
    : parent_(parent), field_(field), events_(std::move(events)) {
  if (field.kind == model::FieldKind::Flag) return;
  label_ = new wxStaticText(parent, wxID_ANY, mnemonics.mark(translated(field.label)));
}

void FieldRow::finish(wxWindow& control, wxSizer* cell) {
  control_ = &control;
  cell_ = cell;
  if (label_ != nullptr) platform::label_control(*label_, control);
  control.Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    if (events_.left) events_.left(field_);
  });
  note_ = new WrappedText(parent_);
}

void FieldRow::place_in(wxFlexGridSizer& grid) const {
  if (label_ != nullptr) {
    grid.Add(label_, wxSizerFlags().CenterVertical());
  } else {
    grid.AddSpacer(0)->Show(false);
  }
  if (cell_ != nullptr) {
    grid.Add(cell_, wxSizerFlags().Expand());
  } else {
    grid.Add(control_, takes_all_width(field_.kind) ? wxSizerFlags().Expand() : wxSizerFlags());
  }
  grid.AddSpacer(0)->Show(false);  // or else the hidden note would still have the gap between two rows
  grid.Add(note_, wxSizerFlags().Expand());
}

void FieldRow::show(bool shown) {
  if (label_ != nullptr) label_->Show(shown);
  if (cell_ != nullptr) {
    cell_->ShowItems(shown);
  } else {
    control_->Show(shown);
  }
  note_->Show(shown && !note_->text().empty());
}

void FieldRow::enable(bool enabled) {
  control_->Enable(enabled);
  if (cell_ == nullptr) return;
  for (const wxSizerItem* item : cell_->GetChildren()) {
    if (item->IsWindow()) item->GetWindow()->Enable(enabled);
  }
}

void FieldRow::say(Tone tone, const wxString& text) {
  tone_ = text.empty() ? Tone::Plain : tone;
  said_ = text;
  show_note();
}

void FieldRow::remark(const wxString& text) {
  remark_ = text;
  show_note();
}

void FieldRow::show_note() {
  const wxString between = said_.empty() || remark_.empty() ? "" : "\n";
  const wxString text = said_ + between + remark_;
  note_->say(said_.empty() ? Tone::Hint : tone_, text);
  platform::name_control(*control_, translated(field_.label), text);
}

}  // namespace smtpcfg::ui
