#include "ui/compare_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

#include "ui/colours.h"
#include "ui/layout.h"
#include "ui/mnemonics.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

wxString shown(const std::string& value) { return value.empty() || value == "not set" ? translated("(not set)") : to_wx(value); }

}  // namespace

CompareDialog::CompareDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, model::Target left, model::Target right)
    : wxDialog(parent, wxID_ANY, wxString::Format(translated("Compare %s and %s"), to_wx(left.text()), to_wx(right.text())),
               wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      store_(std::move(store)),
      left_(std::move(left)),
      right_(std::move(right)) {
  build();
  CallAfter([this] { load(); });
}

void CompareDialog::build() {
  Mnemonics mnemonics("c");
  strip_ = new MessageStrip(this);
  headline_ = new WrappedText(this);
  headline_->SetFont(headline_->GetFont().Bold());
  headline_->say(Tone::Plain, translated("Reading both…"));
  only_different_ = new wxCheckBox(this, wxID_ANY, mnemonics.mark(translated("Only what differs")));
  list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  list_->SetAlternateRowColour(stripe_background());
  const auto column = [this](const wxString& title, int characters) {
    list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, layout::characters(*this, characters), wxALIGN_LEFT,
                            wxDATAVIEW_COL_RESIZABLE);
  };
  column(translated("Field"), 17);
  column(translated("Compared"), 12);
  column(to_wx(left_.text()), 36);
  column(to_wx(right_.text()), 36);
  list_->SetMinSize(wxSize(layout::characters(*this, 104), layout::lines(*this, 24)));
  platform::name_control(*list_, translated("Comparison"));
  auto* close = new wxButton(this, wxID_CLOSE);
  SetEscapeId(wxID_CLOSE);

  auto* inner = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  inner->Add(headline_, wxSizerFlags().Expand());
  inner->Add(only_different_, below);
  inner->Add(list_, wxSizerFlags(below).Proportion(1));
  inner->Add(close, wxSizerFlags().Right().Border(wxTOP, layout::gap(*this)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(inner, wxSizerFlags(1).Expand().Border(wxALL, layout::gap(*this)));
  SetSizer(content);
  layout::fit_to_screen(*this);
  only_different_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { show_rows(); });
  list_->SetFocus();
}

void CompareDialog::load() {
  strip_->dismiss();
  task_ = Task::start<Result<Comparison>>(
      [store = store_, left = left_, right = right_](const JobContext&) {
        return store->with([&](model::SettingsStore& opened) -> Result<Comparison> {
          const Result<model::LoadedSettings> first = opened.load(left);
          if (!first) return std::unexpected(first.error());
          const Result<model::LoadedSettings> second = opened.load(right);
          if (!second) return std::unexpected(second.error());
          return model::compare(first->settings, second->settings);
        });
      },
      [this](Result<Comparison> comparison) { on_loaded(std::move(comparison)); });
}

void CompareDialog::on_loaded(Result<Comparison> comparison) {
  if (!comparison) {
    headline_->say(Tone::Plain, wxString());
    strip_->say(comparison.error(), {{translated("Try again"), [this] { load(); }}});
    strip_->focus_action();
    return;
  }
  comparison_ = std::move(*comparison);
  const auto different = std::ranges::count_if(comparison_, [](const model::FieldComparison& field) { return !field.same; });
  headline_->say(Tone::Plain, different == 0   ? translated("Both are the same.")
                              : different == 1 ? translated("One field differs.")
                                               : wxString::Format(translated("%zd fields differ."), different));
  show_rows();
}

void CompareDialog::show_rows() {
  list_->DeleteAllItems();
  for (const model::FieldComparison& field : comparison_) {
    if (field.same && only_different_->GetValue()) continue;
    wxVector<wxVariant> row;
    row.push_back(translated(field.field->label));
    row.push_back(field.same ? translated("the same") : translated("≠ different"));
    row.push_back(shown(field.left));
    row.push_back(shown(field.right));
    list_->AppendItem(row);
  }
}

}  // namespace smtpcfg::ui
