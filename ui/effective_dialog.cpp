#include "ui/effective_dialog.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "model/text.h"
#include "ui/clipboard.h"
#include "ui/colours.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/message_strip.h"
#include "ui/pick_dialog.h"
#include "ui/platform.h"
#include "ui/status_icons.h"
#include "ui/text.h"
#include "ui/validation_dialog.h"

namespace smtpcfg::ui {

namespace {

using Kind = model::Target::Kind;

CheckState icon_state(model::LayerState state) {
  switch (state) {
    case model::LayerState::Used:
      return CheckState::Pass;
    case model::LayerState::Unreadable:
      return CheckState::Fail;
    case model::LayerState::Shadowed:
      return CheckState::Skipped;
    case model::LayerState::Absent:
      break;
  }
  return CheckState::Waiting;
}

std::string entered(const wxTextCtrl& control) { return to_utf8(control.GetValue().Trim().Trim(false)); }

std::vector<std::string> separated(std::string text) {
  std::ranges::replace(text, ',', ' ');
  std::vector<std::string> words;
  for (const std::string_view word : model::blank_separated(text)) words.emplace_back(word);
  return words;
}

/// The layers of a kind, as rows to pick one from: what is entered for them is their value.
std::vector<PickRow> rows_of(const Overview& overview, Kind kind) {
  std::vector<PickRow> rows;
  for (const LayerRow& row : overview.rows) {
    if (row.target.kind == kind) rows.push_back({row.target.value, row.text(LayerColumn::Name), row.text(LayerColumn::State)});
  }
  return rows;
}

}  // namespace

EffectiveDialog::EffectiveDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, std::shared_ptr<const Overview> overview,
                                 const std::string& login, validation::Options options)
    : wxDialog(parent, wxID_ANY, translated("Effective for"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      store_(std::move(store)),
      overview_(std::move(overview)),
      options_(std::move(options)) {
  Mnemonics mnemonics("c");
  build(mnemonics);
  layout::fit_to_screen(*this);
  fields_.front().control->ChangeValue(to_wx(login));
  fields_.front().control->SetFocus();
  CallAfter([this] { ask(); });
}

void EffectiveDialog::build(Mnemonics& mnemonics) {
  auto* grid = new wxFlexGridSizer(3, layout::small_gap(*this), layout::gap(*this));
  grid->AddGrowableCol(1);
  const wxString known = translated("as in organisation.xml");
  fields_.push_back(add_field(*grid, mnemonics, translated("Login"), wxString(), Kind::User));
  fields_.push_back(add_field(*grid, mnemonics, translated("Rep"), known, Kind::Rep));
  fields_.push_back(add_field(*grid, mnemonics, translated("Groups"), known, Kind::Group));
  fields_.push_back(add_field(*grid, mnemonics, translated("Station"), translated("not given"), Kind::Station));
  auto* close = new wxButton(this, wxID_CLOSE);
  SetEscapeId(wxID_CLOSE);
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(grid, wxSizerFlags().Expand());
  content->Add(build_answer(mnemonics), wxSizerFlags(1).Expand().Border(wxTOP, layout::gap(*this)));
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  buttons->Add(layout::row({go_, validate_, copy_}));
  buttons->AddStretchSpacer();
  buttons->Add(close, wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  content->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  close->MoveAfterInTabOrder(copy_);
  layout::framed(*this, content);
  update_buttons();
}

EffectiveDialog::Field EffectiveDialog::add_field(wxFlexGridSizer& grid, Mnemonics& mnemonics, const wxString& label,
                                                  const wxString& hint, Kind kind) {
  auto* text = new wxStaticText(this, wxID_ANY, mnemonics.mark(label));
  auto* control = new wxTextCtrl(this, wxID_ANY);
  control->SetHint(hint);
  platform::label_control(*text, *control);
  auto* choose_button = new wxButton(this, wxID_ANY, translated("Choose…"));
  platform::name_control(*choose_button, wxString::Format(translated("Choose %s"), label));
  grid.Add(text, wxSizerFlags().CenterVertical());
  grid.Add(control, wxSizerFlags().Expand().CenterVertical());
  grid.Add(choose_button);
  control->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { ask(); });
  choose_button->Bind(wxEVT_BUTTON, [this, field = Field{control, kind}](wxCommandEvent&) mutable { choose(field); });
  return {control, kind};
}

wxSizer* EffectiveDialog::build_answer(Mnemonics& mnemonics) {
  headline_ = new WrappedText(this);
  headline_->SetFont(headline_->GetFont().Bold());
  ladder_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  ladder_->SetAlternateRowColour(stripe_background());
  ladder_->AppendIconTextColumn(translated("State"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 14));
  ladder_->AppendTextColumn(translated("Layer"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 18));
  ladder_->AppendTextColumn(translated("Why"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 52));
  ladder_->SetMinSize(wxSize(layout::characters(*this, 86), layout::lines(*this, 11)));
  platform::name_control(*ladder_, translated("Layers in the order in which they count"));
  explanation_ = long_text(this, translated("Explanation"), wxSize(-1, 13));
  go_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Go to layer")));
  validate_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Validate these settings…")));
  copy_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy explanation")));

  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  sizer->Add(headline_, wxSizerFlags().Expand());
  sizer->Add(ladder_, wxSizerFlags(below).Proportion(1));
  sizer->Add(explanation_, wxSizerFlags(below).Proportion(1));
  ladder_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { update_buttons(); });
  ladder_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { jump_to_selected(); });
  go_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { jump_to_selected(); });
  validate_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { validate(); });
  copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(answer_->headline + "\n\n" + answer_->explanation); });
  return sizer;
}

void EffectiveDialog::choose(Field& field) {
  const bool several = field.kind == Kind::Group;
  PickDialog dialog(this, {.title = translated("Choose"),
                           .question = translated("Name or number"),
                           .list = translated("Choices"),
                           .yes = translated("&Choose"),
                           .rows = rows_of(*overview_, field.kind),
                           .check = [kind = field.kind](const std::string& text) -> Result<void> {
                             const Result<model::Target> target = model::Target::parse(model::Target{kind, text}.text());
                             return target ? Result<void>() : std::unexpected(target.error());
                           },
                           .first = several ? std::string() : entered(*field.control)});
  if (dialog.ShowModal() != wxID_OK) return;
  const std::string before = several ? entered(*field.control) : std::string();
  field.control->SetValue(to_wx(before.empty() ? dialog.picked() : before + ", " + dialog.picked()));
  field.control->SetFocus();
}

void EffectiveDialog::ask() {
  model::PersonText person{.login = entered(*fields_[0].control),
                           .rep = entered(*fields_[1].control),
                           .groups = separated(entered(*fields_[2].control)),
                           .station = entered(*fields_[3].control)};
  if (person.login.empty()) {
    task_ = {};
    on_answer(failure(ErrorKind::Usage, to_utf8(translated("Enter the login of a user."))));
    return;
  }
  task_ = Task::start<Result<EffectiveAnswer>>(
      [store = store_, person = std::move(person)](const JobContext& context) {
        return store->with([&](model::SettingsStore& opened) -> Result<EffectiveAnswer> {
          if (context.stop().stop_requested()) return failure(ErrorKind::Cancelled, {});
          return effective_for(opened, person);
        });
      },
      [this](Result<EffectiveAnswer> answer) { on_answer(std::move(answer)); });
}

void EffectiveDialog::on_answer(Result<EffectiveAnswer> answer) {
  ladder_->DeleteAllItems();
  answer_.reset();
  if (!answer) {
    headline_->say(Tone::Hint, words_for(answer.error()));
    show_long_text(*explanation_, wxString());
    update_buttons();
    return;
  }
  answer_ = std::move(*answer);
  const model::Resolution& resolution = answer_->resolution;
  headline_->say(resolution.effective ? Tone::Plain : Tone::Error, to_wx(answer_->headline));
  for (std::size_t index = 0; index < resolution.layers.size(); ++index) {
    const model::LayerReport& layer = resolution.layers[index];
    wxVector<wxVariant> row(3);
    row[0] << wxDataViewIconText(translated(model::name_of(layer.state)), icon_for(icon_state(layer.state)));
    row[1] = to_wx(layer.target.text());
    row[2] = to_wx(layer.why);
    ladder_->AppendItem(row);
    const bool decides = layer.state == model::LayerState::Used || layer.state == model::LayerState::Unreadable;
    if (decides && ladder_->GetSelectedRow() == wxNOT_FOUND) ladder_->SelectRow(unsigned(index));
  }
  show_long_text(*explanation_, to_wx(answer_->explanation));
  update_buttons();
}

void EffectiveDialog::update_buttons() {
  go_->Enable(answer_ && ladder_->GetSelectedRow() != wxNOT_FOUND);
  validate_->Enable(answer_ && answer_->resolution.effective);
  copy_->Enable(answer_.has_value());
}

void EffectiveDialog::jump_to_selected() {
  const int row = ladder_->GetSelectedRow();
  if (!answer_ || row == wxNOT_FOUND) return;
  jump_ = answer_->resolution.layers[std::size_t(row)].target;
  EndModal(wxID_OK);
}

void EffectiveDialog::validate() {
  const model::Effective& effective = *answer_->resolution.effective;
  ValidationDialog dialog(this, to_wx(effective.origin.words()), effective.loaded.settings.clone(), options_);
  dialog.ShowModal();
}

}  // namespace smtpcfg::ui
