#include "ui/secret_row.h"

#include "ui/clean_paste.h"
#include "ui/clipboard.h"
#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

crypto::Secret secret_in(const wxTextCtrl& control) {
  const wxString value = control.GetValue();  // owns what utf8_str() gives
  const wxScopedCharBuffer utf8 = value.utf8_str();
  return crypto::Secret(std::string_view(utf8.data(), utf8.length()));
}

/// A key that writes or deletes. Ctrl and Alt together are AltGr, which writes.
bool is_change(const wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  if (key == WXK_BACK || key == WXK_DELETE || key == WXK_NUMPAD_DELETE) return true;
  return event.GetUnicodeKey() >= WXK_SPACE && event.ControlDown() == event.AltDown();
}

}  // namespace

SecretRow::SecretRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, bool may_show, RowEvents row_events)
    : FieldRow(parent, field, mnemonics, std::move(row_events)),
      control_(new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD)) {
  control_->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
    if (is_change(event)) leave_mask();
    event.Skip();
  });
  control_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { on_text(); });
  clean_pasted_text(*control_, [this](const wxString& removed) { remark(removed); });
  control_->Bind(wxEVT_TEXT_PASTE, [this](wxClipboardTextEvent& event) {
    leave_mask();
    event.Skip();
  });
  control_->Bind(wxEVT_TEXT_COPY, [this](wxClipboardTextEvent&) { copy_shown(); });
  control_->Bind(wxEVT_TEXT_CUT, [this](wxClipboardTextEvent&) { cut_shown(); });
  // Not every system makes the two events above of the older keys.
  control_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.ControlDown() && (key == WXK_INSERT || key == WXK_NUMPAD_INSERT)) {
      copy_shown();
    } else if (event.ShiftDown() && (key == WXK_DELETE || key == WXK_NUMPAD_DELETE)) {
      cut_shown();
    } else {
      event.Skip();
    }
  });
  auto* cell = new wxBoxSizer(wxHORIZONTAL);
  cell->Add(control_, wxSizerFlags(1).CenterVertical());
  if (may_show) {
    create_button(mnemonics);
    cell->Add(button_, wxSizerFlags().CenterVertical().Border(wxLEFT, layout::small_gap(*parent)));
  }
  finish(*control_, cell);
}

void SecretRow::create_button(Mnemonics& mnemonics) {
  button_ = new wxToggleButton(parent(), wxID_ANY, mnemonics.mark(translated("Show")));
  platform::name_control(*button_, wxString::Format(translated("Show %s"), translated(field().label)));
  button_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { show_or_hide(); });
}

void SecretRow::load(const model::Settings& settings) {
  stored_ = model::secret_of(settings, field()).clone();
  untouched_ = true;
  if (button_ != nullptr) button_->SetValue(false);
  platform::set_masked(*control_, true);
  put_mask();
}

Result<void> SecretRow::store(model::Settings& settings) const {
  model::secret_of(settings, field()) = untouched_ ? stored_.clone() : secret_in(*control_);
  return {};
}

void SecretRow::focus() {
  control_->SetFocus();
  control_->SelectAll();
}

void SecretRow::put_mask() { control_->ChangeValue(to_wx(model::mask_of(stored_))); }

bool SecretRow::shows_mask() const { return untouched_ && !stored_.empty() && !shown(); }

void SecretRow::leave_mask() {
  if (!shows_mask()) return;
  untouched_ = false;
  control_->ChangeValue(wxString());
  events().changed();
}

void SecretRow::on_text() {
  if (shows_mask()) {
    // An input method or a drop tells nothing beforehand: what it wrote stands among the mask's dots.
    const wxString mask = to_wx(model::mask_of(stored_));
    wxString written = control_->GetValue();
    if (written == mask) return;
    written.Replace(mask.Left(1), wxString());
    control_->ChangeValue(written);
    control_->CallAfter([control = control_] { control->SetInsertionPointEnd(); });
  }
  untouched_ = false;
  remark({});
  events().changed();
}

// Dots are not copied, nor what they stand for. The system's own way would leave the secret in the clipboard's history.
bool SecretRow::copy_shown() {
  const wxString selected = control_->GetStringSelection();
  return shown() && !selected.empty() && copy_secret_to_clipboard(*control_, selected);
}

void SecretRow::cut_shown() {
  if (!copy_shown()) return;
  long from = 0;
  long to = 0;
  control_->GetSelection(&from, &to);
  control_->Remove(from, to);  // which tells on_text()
}

void SecretRow::show_or_hide() {
  platform::set_masked(*control_, !shown());
  if (!untouched_) return;
  if (shown()) {
    control_->ChangeValue(to_wx(stored_.reveal()));
  } else {
    put_mask();
  }
}

}  // namespace smtpcfg::ui
