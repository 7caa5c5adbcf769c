#include "ui/text_row.h"

#include <wx/button.h>
#include <wx/filedlg.h>

#include "model/invisible.h"
#include "ui/clean_paste.h"
#include "ui/layout.h"
#include "ui/platform.h"
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
  // A path takes the room that its button leaves.
  if (field.kind != model::FieldKind::File) {
    control_->SetMinSize(wxSize(layout::characters(*control_, characters_for(field.kind)), -1));
  }
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
  finish(*control_, field.kind == model::FieldKind::File ? with_browse_button(mnemonics) : nullptr);
}

wxSizer* TextRow::with_browse_button(Mnemonics& mnemonics) {
  control_->SetHint(translated("Whole path of a .pfx or .pem file"));
  auto* button = new wxButton(parent(), wxID_ANY, mnemonics.mark(translated("Browse…")));
  platform::name_control(*button, wxString::Format(translated("Browse for %s"), translated(field().label)));
  button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { browse(); });
  auto* cell = new wxBoxSizer(wxHORIZONTAL);
  cell->Add(control_, wxSizerFlags(1).CenterVertical());
  cell->Add(button, wxSizerFlags().CenterVertical().Border(wxLEFT, layout::small_gap(*parent())));
  return cell;
}

void TextRow::browse() {
  const wxString kinds =
      translated("Certificates with private key") + " (*.pfx, *.p12, *.pem)|*.pfx;*.p12;*.pem|" + translated("All files") + "|*";
  wxFileDialog dialog(parent(), translated(field().label), wxString(), wxString(), kinds, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  control_->SetValue(dialog.GetPath());
  events().left(field());
  control_->SetFocus();
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
