#include "ui/labelled_row.h"

#include "ui/layout.h"
#include "ui/platform.h"

namespace smtpcfg::ui {

void LabelledRow::create_label(Mnemonics& mnemonics) { label_ = new wxStaticText(parent_, wxID_ANY, mnemonics.mark(name_)); }

void LabelledRow::finish(wxWindow& control, wxSizer* cell) {
  control_ = &control;
  cell_ = cell;
  if (label_ != nullptr) platform::label_control(*label_, control);
  note_ = new WrappedText(parent_);
}

void LabelledRow::place_in(wxFlexGridSizer& grid, Room room) const {
  if (room == Room::All) grid.AddGrowableRow(grid.GetItemCount() / 2);
  if (label_ != nullptr) {
    // Beside several lines, it is level with the first.
    const auto beside_lines = wxSizerFlags().Top().Border(wxTOP, layout::small_gap(*parent_));
    grid.Add(label_, room == Room::All ? beside_lines : wxSizerFlags().CenterVertical());
  } else {
    grid.AddSpacer(0)->Show(false);
  }
  if (cell_ != nullptr) {
    grid.Add(cell_, wxSizerFlags().Expand());
  } else {
    grid.Add(control_, room == Room::Own ? wxSizerFlags() : wxSizerFlags().Expand());
  }
  grid.AddSpacer(0)->Show(false);  // or else the hidden note would still have the gap between two rows
  grid.Add(note_, wxSizerFlags().Expand());
}

void LabelledRow::show(bool shown) {
  if (label_ != nullptr) label_->Show(shown);
  if (cell_ != nullptr) {
    cell_->ShowItems(shown);
  } else {
    control_->Show(shown);
  }
  note_->Show(shown && !note_->text().empty());
}

void LabelledRow::enable(bool enabled) {
  control_->Enable(enabled);
  if (cell_ == nullptr) return;
  for (const wxSizerItem* item : cell_->GetChildren()) {
    if (item->IsWindow()) item->GetWindow()->Enable(enabled);
  }
}

void LabelledRow::say(Tone tone, const wxString& text) {
  tone_ = text.empty() ? Tone::Plain : tone;
  said_ = text;
  show_note();
}

void LabelledRow::remark(const wxString& text) {
  remark_ = text;
  show_note();
}

void LabelledRow::show_note() {
  const wxString between = said_.empty() || remark_.empty() ? "" : "\n";
  const wxString text = said_ + between + remark_;
  note_->say(said_.empty() ? Tone::Hint : tone_, text);
  platform::name_control(*control_, name_, text);
}

}  // namespace smtpcfg::ui
