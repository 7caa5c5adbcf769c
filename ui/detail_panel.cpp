#include "ui/detail_panel.h"

#include <wx/datetime.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "model/fields.h"
#include "model/text.h"
#include "ui/colours.h"
#include "ui/editor_commands.h"
#include "ui/layout.h"
#include "ui/message_strip.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

struct ButtonPlan {
  int command;
  const char* label;
};

constexpr ButtonPlan plans[] = {
    {command::edit, "Edit…"},       {command::validate, "Validate…"},
    {command::copy_to, "Copy to…"}, {command::apply_to_all, "Apply to all users…"},
    {command::compare, "Compare…"}, {command::remove, "Remove…"},
};

wxString capitalised(const wxString& text) { return text.empty() ? text : text.Left(1).Upper() + text.Mid(1); }

}  // namespace

DetailPanel::DetailPanel(wxWindow* parent, Mnemonics& mnemonics) : wxPanel(parent) {
  build(mnemonics);
  say(wxString());
}

void DetailPanel::build(Mnemonics& mnemonics) {
  heading_ = new WrappedText(this);
  heading_->SetFont(heading_->GetFont().Bold().Scaled(1.2F));
  who_ = new WrappedText(this);
  auto* file_label = new wxStaticText(this, wxID_ANY, mnemonics.mark(translated("File")));
  file_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
  platform::label_control(*file_label, *file_);
  state_ = new WrappedText(this);
  settings_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  settings_->SetAlternateRowColour(stripe_background());
  settings_->AppendTextColumn(translated("Field"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 18));
  settings_->AppendTextColumn(translated("Value"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 40));
  settings_->SetMinSize(wxSize(layout::characters(*this, 44), layout::lines(*this, 8)));
  platform::name_control(*settings_, translated("Settings of the layer"));
  reach_ = new WrappedText(this);

  auto* where = new wxBoxSizer(wxHORIZONTAL);
  where->Add(file_label, wxSizerFlags().CenterVertical());
  where->Add(file_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, layout::gap(*this)));
  where_ = where;
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, 0);
  for (const ButtonPlan& plan : plans) {
    auto* button = new wxButton(this, plan.command, mnemonics.mark(translated(plan.label)));
    buttons->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, layout::small_gap(*this)));
    buttons_.push_back(button);
  }
  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(heading_, wxSizerFlags().Expand());
  content->Add(who_, below);
  content->Add(where, below);
  content->Add(state_, below);
  content->Add(settings_, wxSizerFlags(1).Expand().Border(wxTOP, layout::gap(*this)));
  content->Add(reach_, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  content->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this)));
  layout::framed(*this, content);
}

void DetailPanel::say(const wxString& text) {
  heading_->say(Tone::Plain, text);
  who_->say(Tone::Hint, wxString());
  state_->say(Tone::Plain, wxString());
  reach_->say(Tone::Plain, wxString());
  where_->ShowItems(false);
  settings_->DeleteAllItems();
  settings_->Hide();
  for (const ButtonPlan& plan : plans) enable(plan.command, false);
  request_layout(*this);
}

void DetailPanel::show(const LayerDetail& detail) {
  heading_->say(Tone::Plain, capitalised(to_wx(detail.target.words())));
  who_->say(Tone::Hint, to_wx(detail.who));
  where_->ShowItems(true);
  file_->ChangeValue(to_wx(model::utf8_of(detail.file)));
  show_state(detail);
  show_settings(detail);
  wxString reach;
  for (const std::string& paragraph : detail.reach) reach += (reach.empty() ? "" : "\n") + to_wx(paragraph);
  reach_->say(Tone::Plain, reach);
  request_layout(*this);
}

void DetailPanel::show_state(const LayerDetail& detail) {
  if (!detail.loaded) {
    const bool absent = detail.loaded.error().kind == ErrorKind::NotFound;
    state_->say(absent ? Tone::Hint : Tone::Error,
                absent ? translated("It has no settings. Edit… begins them.") : words_for(detail.loaded.error()));
    return;
  }
  const wxDateTime saved(std::chrono::system_clock::to_time_t(detail.loaded->saved_at));
  wxString text = wxString::Format(translated("Saved %s"), saved.FormatISOCombined(' '));
  const std::string& saved_for = detail.loaded->saved_for;
  if (!saved_for.empty() && saved_for != detail.target.text()) {
    text += wxString::Format(translated(", for %s"), to_wx(saved_for));
  }
  state_->say(Tone::Hint, text);
}

void DetailPanel::show_settings(const LayerDetail& detail) {
  settings_->DeleteAllItems();
  settings_->Show(detail.loaded.has_value());
  if (!detail.loaded) return;
  const model::Settings& settings = detail.loaded->settings;
  for (const model::Field& field : model::fields()) {
    const std::string value = model::text_of(settings, field);
    if (value.empty() && model::is_ignored(field, settings)) continue;
    wxVector<wxVariant> row;
    row.push_back(translated(field.label));
    row.push_back(value.empty() ? translated("(not set)") : to_wx(value));
    settings_->AppendItem(row);
  }
}

void DetailPanel::enable(int command, bool enabled) {
  for (wxButton* button : buttons_) {
    if (button->GetId() == command) button->Enable(enabled);
  }
}

}  // namespace smtpcfg::ui
