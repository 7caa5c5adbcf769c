#include "ui/entry_row.h"

#include "model/invisible.h"
#include "ui/clean_paste.h"
#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int lines_at_least = 6;
}

EntryRow::EntryRow(wxWindow* parent, const wxString& name, Mnemonics& mnemonics, Kind kind, int characters,
                   std::function<void()> changed)
    : LabelledRow(parent, name), kind_(kind) {
  create_label(mnemonics);
  const long style = kind == Kind::Lines ? wxTE_MULTILINE | wxTE_BESTWRAP : 0;
  control_ = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
  const int height = kind == Kind::Lines ? layout::lines(*control_, lines_at_least) : -1;
  control_->SetMinSize(wxSize(layout::characters(*control_, characters), height));
  if (kind == Kind::Lines) platform::set_margin(*control_, layout::small_gap(*parent));
  if (kind == Kind::Code) clean_pasted_text(*control_, [this](const wxString& removed) { remark(removed); });
  control_->Bind(wxEVT_TEXT, [this, changed = std::move(changed)](wxCommandEvent&) {
    remark({});
    changed();
  });
  finish(*control_);
}

std::string EntryRow::value() const {
  wxString text = control_->GetValue();
  if (kind_ == Kind::Code) return model::without_invisible(to_utf8(text)).text;
  if (kind_ == Kind::Line) text.Trim().Trim(false);
  return to_utf8(text);
}

void EntryRow::set(const wxString& text) { control_->ChangeValue(text); }

void EntryRow::focus() {
  control_->SetFocus();
  if (kind_ != Kind::Lines) control_->SelectAll();
}

}  // namespace smtpcfg::ui
