#include "ui/text_row.h"

#include "model/invisible.h"
#include "ui/clean_paste.h"
#include "ui/layout.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int usual_characters = 38;  // a GUID, and most of a scope
constexpr int port_characters = 8;
constexpr int date_characters = 22;  // the hint, which is longer than the date

int characters_for(model::FieldKind kind) {
  if (kind == model::FieldKind::Port) return port_characters;
  return kind == model::FieldKind::Date ? date_characters : usual_characters;
}

}  // namespace

TextRow::TextRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents row_events)
    : FieldRow(parent, field, mnemonics, std::move(row_events)), control_(new wxTextCtrl(parent, wxID_ANY)) {
  control_->SetMinSize(wxSize(layout::characters(*control_, characters_for(field.kind)), -1));
  if (field.kind == model::FieldKind::Date) control_->SetHint(translated("YYYY-MM-DD, if known"));
  control_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    remark({});
    events().changed();
  });
  clean_pasted_text(*control_, [this](const wxString& removed) { remark(removed); });
  // A drop, an input method or the middle mouse button bring invisible characters along, too.
  control_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    const model::Cleaned cleaned = model::without_invisible(to_utf8(control_->GetValue()));
    if (!cleaned.removed.empty()) {
      control_->ChangeValue(to_wx(cleaned.text));
      remark(words_for_removed(cleaned));
      events().left(this->field());  // the rules were asked about the value before
    }
    event.Skip();
  });
  finish(*control_);
}

void TextRow::load(const model::Settings& settings) {
  const wxString text = to_wx(model::text_of(settings, field()));
  if (text != control_->GetValue()) control_->ChangeValue(text);
}

Result<void> TextRow::store(model::Settings& settings) const {
  return model::set_text(settings, field(), to_utf8(control_->GetValue()));
}

void TextRow::focus() {
  control_->SetFocus();
  control_->SelectAll();
}

}  // namespace smtpcfg::ui
