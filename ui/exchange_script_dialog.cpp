#include "ui/exchange_script_dialog.h"

#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>

#include "model/replace_file.h"
#include "model/text.h"
#include "ui/clipboard.h"
#include "ui/code_text.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/platform.h"
#include "ui/said.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

/// In the order of the choice.
constexpr std::array ways{validation::ExchangeWay::MailboxPermission, validation::ExchangeWay::RbacForApplications};

wxChoice* add_choice(wxWindow& window, wxFlexGridSizer& grid, const wxString& label, const wxArrayString& choices) {
  auto* text = new wxStaticText(&window, wxID_ANY, label);
  auto* choice = new wxChoice(&window, wxID_ANY, wxDefaultPosition, wxDefaultSize, choices);
  choice->SetSelection(0);
  platform::label_control(*text, *choice);
  grid.Add(text, wxSizerFlags().CenterVertical());
  grid.Add(choice, wxSizerFlags().Expand());
  return choice;
}

}  // namespace

ExchangeScriptDialog::ExchangeScriptDialog(wxWindow* parent, std::shared_ptr<SharedStore> store,
                                           std::optional<model::Target> layer)
    : wxDialog(parent, wxID_ANY, translated("Script for Exchange"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      store_(std::move(store)),
      layer_(std::move(layer)) {
  build();
  CallAfter([this] { load(); });
}

void ExchangeScriptDialog::build() {
  Mnemonics mnemonics("c");
  strip_ = new MessageStrip(this);
  auto* inner = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  inner->Add(build_choices(mnemonics), wxSizerFlags().Expand());
  summary_ = new WrappedText(this);
  inner->Add(summary_, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  preview_ = code_text(this, translated("Script"), wxSize(104, 28));
  inner->Add(preview_, wxSizerFlags(below).Proportion(1));
  inner->Add(build_buttons(mnemonics), wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(inner, wxSizerFlags(1).Expand().Border(wxALL, layout::gap(*this)));
  SetSizer(content);
  SetEscapeId(wxID_CLOSE);
  layout::fit_to_screen(*this);
  whom_->SetFocus();
}

wxSizer* ExchangeScriptDialog::build_choices(Mnemonics& mnemonics) {
  auto* grid = layout::two_columns(*this);
  wxArrayString whom;
  if (layer_) whom.Add(wxString::Format(translated("This layer: %s"), to_wx(layer_->text())));
  whom.Add(translated("Every layer that has settings"));
  whom_ = add_choice(*this, *grid, mnemonics.mark(translated("For")), whom);
  wxArrayString names;
  names.Add(translated("A permission on each mailbox (FullAccess)"));
  names.Add(translated("A role for the members of a group (RBAC for Applications)"));
  way_ = add_choice(*this, *grid, mnemonics.mark(translated("By")), names);

  auto* label = new wxStaticText(this, wxID_ANY, mnemonics.mark(translated("Object ID")));
  object_id_ = new wxTextCtrl(this, wxID_ANY);
  object_id_->SetHint(translated("of the enterprise application; the script asks for it when this is empty"));
  platform::label_control(*label, *object_id_);
  object_id_note_ = new WrappedText(this);
  grid->Add(label, wxSizerFlags().CenterVertical());
  grid->Add(object_id_, wxSizerFlags().Expand());
  grid->AddSpacer(0);
  grid->Add(object_id_note_, wxSizerFlags().Expand());
  whom_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
  way_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_script(); });
  object_id_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_script(); });
  return grid;
}

wxSizer* ExchangeScriptDialog::build_buttons(Mnemonics& mnemonics) {
  copy_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy script")));
  save_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Save as…")));
  auto* close = new wxButton(this, wxID_CLOSE);
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  buttons->Add(layout::row({copy_, save_}));
  buttons->AddStretchSpacer();
  buttons->Add(close, wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(script_); });
  save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
  return buttons;
}

void ExchangeScriptDialog::load() {
  strip_->dismiss();
  senders_.reset();
  show_script();
  const std::optional<model::Target> one = whom_->GetSelection() == 0 ? layer_ : std::nullopt;
  task_ = Task::start<Result<validation::ExchangeSenders>>(
      [store = store_, one](const JobContext&) {
        return store->with([&](model::SettingsStore& opened) -> Result<validation::ExchangeSenders> {
          if (!one) return validation::senders_of_all(opened);
          validation::ExchangeSenders senders;
          if (const Result<void> added = senders.add(one->text(), opened.load(*one)); !added)
            return std::unexpected(added.error());
          return senders;
        });
      },
      [this](Result<validation::ExchangeSenders> senders) { on_loaded(std::move(senders)); });
}

void ExchangeScriptDialog::on_loaded(Result<validation::ExchangeSenders> senders) {
  if (!senders) {
    summary_->say(Tone::Plain, wxString());
    strip_->say(senders.error(), {{translated("Try again"), [this] { load(); }}});
    strip_->focus_action();
    return;
  }
  senders_ = std::move(*senders);
  show_script();
}

void ExchangeScriptDialog::show_script() {
  const std::string object_id = to_utf8(object_id_->GetValue().Trim().Trim(false));
  const Result<void> fits = senders_ ? validation::check_object_id(*senders_, object_id) : Result<void>();
  object_id_note_->say(Tone::Error, fits ? wxString() : words_for(fits.error()));
  const bool something = senders_ && !senders_->tenants.empty();
  script_ = something && fits ? exchange_script(*senders_, ways[std::size_t(way_->GetSelection())], object_id) : std::string();
  show_long_text(*preview_, to_wx(script_));
  summary_->say(something || !senders_ ? Tone::Plain : Tone::Warning, summary());
  copy_->Enable(!script_.empty());
  save_->Enable(!script_.empty());
}

wxString ExchangeScriptDialog::summary() const {
  if (!senders_) return translated("Reading the settings…");
  std::string text =
      senders_->tenants.empty()
          ? said("Nothing is to be done in Exchange for these settings.")
          : said(
                "Mailboxes: {}, applications: {}. An Exchange administrator runs the script; it looks before each step "
                "and does nothing twice.",
                senders_->mailboxes(), senders_->applications().size());
  constexpr std::size_t most = 5;
  for (std::size_t index = 0; index < std::min(senders_->left_out.size(), most); ++index) {
    text += "\n" + said("Left out: {}: {}", senders_->left_out[index].name, senders_->left_out[index].why);
  }
  if (senders_->left_out.size() > most) text += "\n" + said("Left out are {} more.", senders_->left_out.size() - most);
  return to_wx(text);
}

void ExchangeScriptDialog::save() {
  wxFileDialog dialog(this, translated("Save the script"), wxString(), to_wx(validation::exchange_script_name),
                      translated("PowerShell (*.ps1)|*.ps1"), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const std::filesystem::path file = model::path_of(to_utf8(dialog.GetPath()));
  save_->Disable();
  saving_ = Task::start<Result<void>>([file, bytes = validation::exchange_script_file(script_)](
                                          const JobContext&) { return model::replace_file(model::system_files(), file, bytes); },
                                      [this, file](const Result<void>& saved) {
                                        save_->Enable(!script_.empty());
                                        if (saved) {
                                          strip_->say(to_wx(said("Saved {}.", model::utf8_of(file))));
                                        } else {
                                          strip_->say(saved.error(), {{translated("Save as…"), [this] { save(); }}});
                                        }
                                      });
}

}  // namespace smtpcfg::ui
