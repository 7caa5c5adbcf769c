#include "ui/web_config_dialog.h"

#include <wx/config.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int pause_in_typing = 400;  // milliseconds
}  // namespace

WebConfigDialog::WebConfigDialog(wxWindow* parent, WebConfigPlan plan)
    : wxDialog(parent, wxID_ANY, translated("CRM.Web's web.config"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      plan_(std::move(plan)),
      mnemonics_("c") {
  build();
  findings_->Show();
  update_controls();
  fit_to_screen(*this, *scroller_);
  CentreOnParent();
  const wxString file = plan_.file.empty() ? wxConfigBase::Get()->Read(file_in_config, wxString()) : to_wx(plan_.file);
  file_->ChangeValue(file);
  file_->SetFocus();
  file_->SetInsertionPointEnd();
  if (!file.empty()) CallAfter([this] { open(); });
}

void WebConfigDialog::build() {
  save_label_ = mnemonics_.mark(translated("Save…"));  // before all others, for this is the letter to know
  strip_ = new MessageStrip(this);
  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto around = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, layout::gap(*this));
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(build_file(), around);
  scroller_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxVSCROLL | wxHSCROLL);
  layout::framed(*scroller_, build_halves());
  const int step = layout::lines(*this, 1);
  scroller_->SetScrollRate(step, step);
  content->Add(scroller_, wxSizerFlags(1).Expand());
  content->Add(build_validation(), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, layout::gap(*this)));
  content->Add(build_buttons(), wxSizerFlags().Expand().Border(wxALL, layout::gap(*this)));
  SetSizer(content);

  SetEscapeId(wxID_CLOSE);
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); }, wxID_CLOSE);
  Bind(wxEVT_CLOSE_WINDOW, &WebConfigDialog::on_close, this);
  strip_->Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    event.Skip();
    if (event.IsShown()) CallAfter([this] { grow_to_fit(*this, *scroller_); });
  });
  pause_.SetOwner(this);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { recheck(); });
}

wxSizer* WebConfigDialog::build_file() {
  auto* label = new wxStaticText(this, wxID_ANY, mnemonics_.mark(translated("File")));
  file_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  file_->SetHint(translated("web.config, in the folder of the web application"));
  platform::label_control(*label, *file_);
  choose_ = new wxButton(this, wxID_ANY, mnemonics_.mark(translated("Choose…")));
  file_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { open(); });
  choose_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(label, wxSizerFlags().CenterVertical());
  row->Add(file_, wxSizerFlags(1).CenterVertical().Border(wxLEFT | wxRIGHT, layout::gap(*this)));
  row->Add(choose_);
  return row;
}

wxSizer* WebConfigDialog::build_halves() {
  form_ = new SettingsForm(
      scroller_, mnemonics_, [this] { pause_.StartOnce(pause_in_typing); }, [] {}, plan_.options.policy, model::is_in_web_config);
  auto* sender = new WrappedText(scroller_);
  sender->say(Tone::Hint,
              translated("The sender in CRM.Web is always the logged-in user, with the e-mail address of the rep. The "
                         "application needs the right to send from each of these mailboxes."));
  findings_ = new WebFindingsPanel(
      scroller_, mnemonics_,
      {.fix =
           [this](const model::WebFinding& chosen) {
             fix([&](const model::WebFinding& each) { return each.id == chosen.id && each.message == chosen.message; });
           },
       .fix_all = [this] { fix([](const model::WebFinding&) { return true; }); }});
  auto* settings = new wxBoxSizer(wxVERTICAL);
  settings->Add(form_, wxSizerFlags().Expand());
  settings->Add(sender, wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this)));
  auto* halves = new wxBoxSizer(wxHORIZONTAL);
  halves->Add(settings, wxSizerFlags(1).Expand());
  halves->Add(findings_, wxSizerFlags(1).Expand().Border(wxLEFT, 2 * layout::gap(*this)));
  return halves;
}

wxSizer* WebConfigDialog::build_validation() {
  const wxString validate_label = mnemonics_.mark(translated("Validate…"));  // which has the first choice of the letter
  auto* label = new wxStaticText(this, wxID_ANY, mnemonics_.mark(translated("Mailbox to validate with")));
  wxArrayString senders;
  for (const std::string& each : plan_.senders) senders.Add(to_wx(each));
  sender_ = new wxComboBox(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, senders);
  sender_->SetHint(translated("the address of a CRM.Web user"));
  sender_->SetMinSize(wxSize(layout::characters(*this, 32), -1));
  platform::label_control(*label, *sender_);
  validate_ = new wxButton(this, wxID_ANY, validate_label);
  validate_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { validate(); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(label, wxSizerFlags().CenterVertical());
  row->Add(sender_, wxSizerFlags().CenterVertical().Border(wxLEFT | wxRIGHT, layout::gap(*this)));
  row->Add(validate_);
  return row;
}

wxSizer* WebConfigDialog::build_buttons() {
  save_ = new wxButton(this, wxID_ANY, save_label_);
  undo_ = new wxButton(this, wxID_ANY, mnemonics_.mark(translated("Undo the save")));
  auto* close = new wxButton(this, wxID_CLOSE);
  save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
  undo_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { undo(); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(layout::row({save_, undo_}));
  row->AddStretchSpacer();
  row->Add(close);
  return row;
}

void WebConfigDialog::update_controls() {
  const bool open = site_ != nullptr && !busy_;
  const bool editable =
      open && (site_->state() == model::WebSettingsState::Present || site_->state() == model::WebSettingsState::Absent);
  file_->SetEditable(!busy_);
  choose_->Enable(!busy_);
  form_->enable_fields(editable);
  findings_->enable(open);
  sender_->Enable(editable);
  validate_->Enable(editable);
  save_->Enable(open);
  undo_->Enable(undoable_ != nullptr && !busy_);
}

}  // namespace smtpcfg::ui
