#include "ui/pick_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "model/text.h"
#include "ui/layout.h"
#include "ui/message_strip.h"
#include "ui/mnemonics.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

PickDialog::PickDialog(wxWindow* parent, PickPlan plan)
    : wxDialog(parent, wxID_ANY, plan.title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      plan_(std::move(plan)) {
  for (const PickRow& row : plan_.rows) folded_.push_back(model::fold_case(row.key + '\n' + row.name + '\n' + row.note));
  build();
  filter();
  field_->SetFocus();
  field_->SelectAll();
}

void PickDialog::build() {
  Mnemonics mnemonics("oc");
  auto* label = new wxStaticText(this, wxID_ANY, mnemonics.mark(plan_.question));
  field_ = new wxTextCtrl(this, wxID_ANY, to_wx(plan_.first));
  platform::label_control(*label, *field_);
  note_ = new WrappedText(this);
  const auto row_at = [this](unsigned row) -> const PickRow& { return plan_.rows[shown_[row]]; };
  list_ = new VirtualList(this, plan_.list, {{translated("Choice"), 18}, {translated("Name"), 26}, {translated("Note"), 22}},
                          {.text = [row_at](unsigned row, unsigned column) {
                            const PickRow& shown = row_at(row);
                            return to_wx(column == 0 ? shown.key : column == 1 ? shown.name : shown.note);
                          }});
  list_->SetMinSize(wxSize(layout::characters(*this, 70), layout::lines(*this, 14)));
  auto* ok = new wxButton(this, wxID_OK, plan_.yes);
  auto* cancel = new wxButton(this, wxID_CANCEL);
  ok->SetDefault();

  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(label);
  content->Add(field_, below);
  content->Add(note_, below);
  content->Add(list_, wxSizerFlags(below).Proportion(1));
  content->Add(layout::row({ok, cancel}), wxSizerFlags().Right().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  layout::fit_to_screen(*this);

  field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { filter(); });
  field_->Bind(wxEVT_CHAR_HOOK, &PickDialog::keys_in_field, this);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { on_row(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { on_ok(); });
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_ok(); }, wxID_OK);
}

void PickDialog::filter() {
  const std::string folded = model::fold_case(to_utf8(field_->GetValue()));
  const std::vector<std::string_view> words = model::blank_separated(folded);
  list_->show(0);
  shown_.clear();
  for (std::size_t index = 0; index < folded_.size(); ++index) {
    if (std::ranges::all_of(words, [&](std::string_view word) { return folded_[index].find(word) != std::string::npos; })) {
      shown_.push_back(index);
    }
  }
  list_->show(unsigned(shown_.size()));
  const bool unlisted = shown_.empty() && plan_.check(entered());
  note_->say(Tone::Hint, unlisted ? plan_.unlisted : wxString());
}

std::string PickDialog::entered() const { return to_utf8(field_->GetValue().Trim().Trim(false)); }

/// What is chosen stands in the field, where it can be changed; the list stays as it is.
void PickDialog::on_row() {
  const std::optional<unsigned> row = list_->selected_row();
  if (!row || *row >= shown_.size()) return;
  field_->ChangeValue(to_wx(plan_.rows[shown_[*row]].key));
  note_->say(Tone::Plain, wxString());
}

void PickDialog::on_ok() {
  std::string text = entered();
  Result<void> checked = plan_.check(text);
  // A name, or part of one, that only one of them has.
  if (!checked && shown_.size() == 1 && !text.empty()) {
    text = plan_.rows[shown_.front()].key;
    checked = plan_.check(text);
  }
  if (!checked) {
    note_->say(Tone::Error, words_for(checked.error()));
    field_->SetFocus();
    return;
  }
  picked_ = std::move(text);
  EndModal(wxID_OK);
}

void PickDialog::keys_in_field(wxKeyEvent& event) {
  if (event.GetKeyCode() != WXK_DOWN || shown_.empty()) {
    event.Skip();
    return;
  }
  list_->SetFocus();
  list_->select_row(0);
  on_row();
}

}  // namespace smtpcfg::ui
