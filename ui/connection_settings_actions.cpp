#include <wx/msgdlg.h>

#include "model/text.h"
#include "ui/connection_settings_dialog.h"
#include "ui/help_dialog.h"
#include "ui/layout.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"

namespace smtpcfg::ui {

void ConnectionSettingsDialog::load() {
  opening_.reset();
  editable_ = false;
  strip_->dismiss();
  file_->ChangeValue(translated("Loading…"));
  update_controls();
  task_ = Task::start<Result<Opening>>(
      [store = store_, target = target_](const JobContext&) {
        return store->with([&](model::SettingsStore& settings) { return open_target(settings, target); });
      },
      [this](Result<Opening> opening) { on_loaded(std::move(opening)); });
}

void ConnectionSettingsDialog::on_loaded(Result<Opening> opening) {
  const MessageStrip::Action again{translated("Try again"), [this] { load(); }};
  if (!opening) {
    file_->ChangeValue(wxString());
    precedence_->say(Tone::Hint, {});
    strip_->say(opening.error(), {again});
    strip_->focus_action();
    return;
  }
  opening_ = std::make_shared<const Opening>(std::move(*opening));
  form_->load(opening_->shown(options_.policy));
  precedence_->say(Tone::Hint, to_wx(opening_->precedence));
  CallAfter([this] { grow_to_fit(*this, *scroller_); });  // when all that is said below has been laid out
  editable_ = !opening_->unreadable.has_value();
  update_controls();
  on_edited();
  if (opening_->unreadable) {
    const MessageStrip::Action anew{translated("Enter the settings anew"), [this] {
                                      strip_->dismiss();
                                      editable_ = true;
                                      update_controls();
                                      form_->focus_first_field();
                                    }};
    strip_->say(
        words_for(*opening_->unreadable) + "\n" +
            translated("The file stays as it is until you save other settings in its place; its bytes are kept even then."),
        {again, anew});
    strip_->focus_action();
    return;
  }
  if (opening_->defaults) {
    strip_->say(wxString::Format(translated("New: %s. The form shows the values of %s."), to_wx(target_.words()),
                                 to_wx(opening_->defaults_from.words())));
  }
  form_->focus_first_field();
}

void ConnectionSettingsDialog::on_edited() {
  const bool oauth = form_->settings().authentication == model::Authentication::OAuth2;
  const wxString& label = oauth ? validate_oauth_ : validate_smtp_;
  if (validate_->GetLabel() != label) {
    validate_->SetLabel(label);
    Layout();
  }
  if (panel_ != nullptr) panel_->mark_outdated();
}

void ConnectionSettingsDialog::validate() {
  if (!form_->check_readable()) return;
  if (panel_ == nullptr) {
    panel_ = new ValidationPanel(scroller_, mnemonics_, options_, [this] { on_validated(); });
    halves_->Add(panel_, wxSizerFlags(1).Expand().Border(wxTOP, layout::gap(*this)));
    make_room_for_validation();
  }
  panel_->start(form_->settings());
  scroll_to_validation();
  panel_->focus_stop();  // before Validate is disabled under the focus
  update_controls();
}

void ConnectionSettingsDialog::on_validated() {
  update_controls();
  panel_->focus_result();
}

void ConnectionSettingsDialog::on_ok() {
  if (!ok_->IsEnabled()) return;
  if (!form_->check_all()) {
    CallAfter([this] { grow_to_fit(*this, *scroller_); });
    return;
  }
  if (!store_credentials_->GetValue()) {
    wxMessageBox(options_.policy.store_credentials
                     ? translated("Nothing was saved: your administrator does not allow settings to be stored here.")
                     : translated("Nothing was saved, because “Store credentials” is not ticked."),
                 GetTitle(), wxOK | wxICON_INFORMATION, this);
    EndModal(wxID_OK);
    return;
  }
  if (opening_->unreadable) {
    start_saving([](model::SettingsStore& store, const model::Settings& settings, const Opening& opening) -> Result<std::string> {
      const Result<std::filesystem::path> kept = store.save_over_unreadable(opening.target, settings);
      if (!kept) return std::unexpected(kept.error());
      return to_utf8(
          wxString::Format(translated("Saved. The file that could not be read was kept as %s."), to_wx(model::utf8_of(*kept))));
    });
    return;
  }
  start_saving([](model::SettingsStore& store, const model::Settings& settings, const Opening& opening) -> Result<std::string> {
    const model::LoadedSettings* own = opening.own ? &*opening.own : nullptr;
    const model::LoadedSettings* defaults = opening.defaults ? &*opening.defaults : nullptr;
    const Result<void> saved = store.save(opening.target, settings, own, own != nullptr ? own : defaults);
    if (!saved) return std::unexpected(saved.error());
    return std::string();
  });
}

void ConnectionSettingsDialog::start_saving(Save save) {
  saving_ = true;
  strip_->dismiss();
  update_controls();
  // The job shares what it reads, for this window may be gone before it ends.
  auto settings = std::make_shared<const model::Settings>(form_->settings());
  task_ = Task::start<Result<std::string>>(
      [store = store_, opening = opening_, settings, save = std::move(save)](const JobContext&) {
        return store->with([&](model::SettingsStore& opened) { return save(opened, *settings, *opening); });
      },
      [this](const Result<std::string>& saved) { on_saved(saved); });
}

void ConnectionSettingsDialog::on_saved(const Result<std::string>& saved) {
  saving_ = false;
  if (saved) {
    if (!saved->empty()) wxMessageBox(to_wx(*saved), GetTitle(), wxOK | wxICON_INFORMATION, this);
    EndModal(wxID_OK);
    return;
  }
  update_controls();
  std::vector<MessageStrip::Action> actions{{translated("Try again"), [this] { on_ok(); }}};
  if (saved.error().kind == ErrorKind::Conflict) {
    actions = {{translated("Reload"), [this] { reload(); }}, {translated("Overwrite…"), [this] { ask_to_overwrite(); }}};
  }
  strip_->say(saved.error(), actions);
  strip_->focus_action();
}

void ConnectionSettingsDialog::reload() {
  if (may_discard()) load();
}

void ConnectionSettingsDialog::ask_to_overwrite() {
  wxMessageDialog question(this, translated("Replace what somebody else saved meanwhile with what is in this form?"), GetTitle(),
                           wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
  question.SetExtendedMessage(translated("The other version is kept beside it as smtp.cfg.bak."));
  question.SetYesNoLabels(translated("&Overwrite"), translated("&Keep editing"));
  if (question.ShowModal() != wxID_YES) return;
  start_saving([](model::SettingsStore& store, const model::Settings& settings, const Opening& opening) -> Result<std::string> {
    const Result<model::LoadedSettings> present = store.load(opening.target);
    if (!present && present.error().kind != ErrorKind::NotFound) return std::unexpected(present.error());
    const model::LoadedSettings* replaced = present ? &*present : nullptr;
    const Result<void> saved = store.save(opening.target, settings, replaced, replaced);
    if (!saved) return std::unexpected(saved.error());
    return std::string();
  });
}

bool ConnectionSettingsDialog::may_discard() {
  if (!saving_ && !form_->edited()) return true;
  wxMessageDialog question(this,
                           saving_ ? translated("Saving has not ended yet. Close without waiting for its result?")
                                   : translated("Discard the changes to these settings?"),
                           GetTitle(), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  question.SetYesNoLabels(saving_ ? translated("&Close") : translated("&Discard"),
                          saving_ ? translated("&Wait") : translated("&Keep editing"));
  return question.ShowModal() == wxID_YES;
}

void ConnectionSettingsDialog::on_close(wxCloseEvent& event) {
  if (event.CanVeto() && !may_discard()) {
    event.Veto();
    return;
  }
  EndModal(wxID_CANCEL);
}

void ConnectionSettingsDialog::show_help() { HelpDialog(this, form_->settings()).ShowModal(); }

}  // namespace smtpcfg::ui
