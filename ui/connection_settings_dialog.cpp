#include "ui/connection_settings_dialog.h"

#include <wx/accel.h>
#include <wx/choice.h>

#include "model/text.h"
#include "ui/layout.h"
#include "ui/placing.h"
#include "ui/platform.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
// OK, Cancel and Help are the system's labels, whose letters nothing else may take.
constexpr auto letters_of_buttons = "och";
}  // namespace

ConnectionSettingsDialog::ConnectionSettingsDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, model::Target target,
                                                   validation::Options options)
    : wxDialog(parent, wxID_ANY, translated("Connection Settings"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      store_(std::move(store)),
      target_(std::move(target)),
      options_(std::move(options)),
      mnemonics_(letters_of_buttons) {
  build();
  update_controls();
  fit_to_screen(*this, *scroller_);
  Centre();
  // Reading begins after the first paint, so that the window is there at once.
  CallAfter([this] { load(); });
}

void ConnectionSettingsDialog::build() {
  // Before all others, so that it has the same letter with either label.
  Mnemonics either = mnemonics_;
  validate_smtp_ = either.mark(translated("Validate SMTP Configuration"));
  validate_oauth_ = mnemonics_.mark(translated("Validate OAuth Configuration"));
  strip_ = new MessageStrip(this);
  scroller_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxVSCROLL | wxHSCROLL);
  form_ = new SettingsForm(
      scroller_, mnemonics_, [this] { on_edited(); }, [this] { CallAfter([this] { grow_to_fit(*this, *scroller_); }); },
      options_.policy);
  auto* settings = new wxBoxSizer(wxVERTICAL);
  settings->Add(form_, wxSizerFlags().Expand());
  settings->Add(build_saving(), wxSizerFlags().Expand());
  halves_ = new wxBoxSizer(wxVERTICAL);
  halves_->Add(settings, wxSizerFlags().Expand());
  layout::framed(*scroller_, halves_);
  const int step = layout::lines(*this, 1);
  scroller_->SetScrollRate(step, step);

  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(scroller_, wxSizerFlags(1).Expand());
  content->Add(build_buttons(), wxSizerFlags().Expand().Border(wxALL, layout::gap(*this)));
  SetSizer(content);

  SetEscapeId(wxID_CANCEL);
  Bind(wxEVT_CLOSE_WINDOW, &ConnectionSettingsDialog::on_close, this);
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_ok(); }, wxID_OK);
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); }, wxID_CANCEL);
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_help(); }, wxID_HELP);
  const wxAcceleratorEntry f1(wxACCEL_NORMAL, WXK_F1, wxID_HELP);
  SetAcceleratorTable(wxAcceleratorTable(1, &f1));
  Bind(wxEVT_MENU, [this](wxCommandEvent&) { show_help(); }, wxID_HELP);
  // GTK would open the list of methods; Enter is OK wherever it does nothing else.
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && dynamic_cast<wxChoice*>(FindFocus()) != nullptr) {
      on_ok();
    } else {
      event.Skip();
    }
  });
  scroller_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    arrange();
  });
}

wxSizer* ConnectionSettingsDialog::build_saving() {
  const std::optional<bool>& decided = options_.policy.store_credentials;
  store_credentials_ = new wxCheckBox(
      scroller_, wxID_ANY,
      mnemonics_.mark(decided ? translated("Store credentials (set by your administrator)") : translated("Store credentials")));
  store_credentials_->SetValue(decided.value_or(true));
  auto* label = new wxStaticText(scroller_, wxID_ANY, mnemonics_.mark(translated("Saved in")));
  file_ = new wxTextCtrl(scroller_, wxID_ANY, translated("Loading…"), wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
  platform::label_control(*label, *file_);
  precedence_ = new WrappedText(scroller_);
  precedence_->say(Tone::Hint, translated("Loading…"));

  auto* where = new wxBoxSizer(wxHORIZONTAL);
  where->Add(label, wxSizerFlags().CenterVertical());
  where->Add(file_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, layout::gap(*this)));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  sizer->Add(store_credentials_, below);
  sizer->Add(where, below);
  sizer->Add(precedence_, below);
  store_credentials_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { update_controls(); });
  return sizer;
}

wxSizer* ConnectionSettingsDialog::build_buttons() {
  validate_ = new wxButton(this, wxID_ANY, validate_oauth_);
  ok_ = new wxButton(this, wxID_OK);
  auto* cancel = new wxButton(this, wxID_CANCEL);
  auto* help = new wxButton(this, wxID_HELP);
  ok_->SetDefault();
  validate_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { validate(); });
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  sizer->Add(validate_);
  sizer->AddStretchSpacer();
  sizer->Add(layout::row({ok_, cancel, help}), wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  return sizer;
}

/// Beside the form where the screen has room for it, else below.
void ConnectionSettingsDialog::make_room_for_validation() {
  const wxSize panel = panel_->GetBestSize();
  const wxSize present = GetClientSize();
  const int beside = present.GetWidth() + panel.GetWidth() + layout::gap(*this);
  wxSize size(beside, present.GetHeight());
  if (beside > room_inside(*this).GetWidth()) size = wxSize(present.GetWidth(), room_inside(*this).GetHeight());
  const wxRect before = GetRect();
  SetClientSize(size);
  panel_->Show();
  arrange();
  grow_to_fit(*this, *scroller_);
  place_over(*this, before);  // where it was, be it over another program's window
}

void ConnectionSettingsDialog::arrange() {
  if (panel_ == nullptr) return;
  const int beside = form_->GetBestSize().GetWidth() + panel_->GetBestSize().GetWidth() + 3 * layout::gap(*this);
  const int orientation = scroller_->GetSize().GetWidth() >= beside ? wxHORIZONTAL : wxVERTICAL;
  if (halves_->GetOrientation() == orientation) return;
  halves_->SetOrientation(orientation);
  halves_->GetItem(panel_)->SetFlag(wxEXPAND | (orientation == wxHORIZONTAL ? wxLEFT : wxTOP));
  request_layout(*form_);
}

/// Below the form it may be out of sight.
void ConnectionSettingsDialog::scroll_to_validation() {
  if (halves_->GetOrientation() == wxVERTICAL) scroll_to(*scroller_, *panel_);
}

void ConnectionSettingsDialog::update_controls() {
  const bool usable = editable_ && !saving_;
  const bool validating = panel_ != nullptr && panel_->running();
  form_->enable_fields(usable);
  store_credentials_->Enable(usable && !options_.policy.store_credentials);
  validate_->Enable(usable && !validating);
  // Enter must not save by accident while a validation is being watched.
  ok_->Enable(usable && !validating);
  if (opening_) {
    file_->ChangeValue(store_credentials_->GetValue() ? to_wx(model::utf8_of(opening_->file))
                                                      : translated("Nothing will be saved"));
  }
}

}  // namespace smtpcfg::ui
