#include <wx/config.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>

#include "model/policy_rules.h"
#include "model/text.h"
#include "ui/difference_dialog.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"
#include "ui/validation_dialog.h"
#include "ui/web_config_dialog.h"

namespace smtpcfg::ui {

/// The site, and the settings to be copied there if any are.
struct WebConfigDialog::Read {
  model::WebSite site;
  std::optional<model::Settings> copied;
};

namespace {

/// What the form shows: the file's values, or the setup guide's where it has no settings yet.
model::Settings shown_settings(const model::WebSite& site, const model::Policy& policy) {
  model::Settings settings = site.holder().edited.after.settings();
  if (site.state() == model::WebSettingsState::Absent) {
    settings.enable_ssl = true;
    model::fill_defaults(settings, policy);
  }
  return settings;
}

wxString names_of(const model::WebSite& site) {
  wxString names;
  for (const model::WebSiteFile* each : site.changed_files()) {
    names += (names.empty() ? wxString() : wxString(", ")) + to_wx(model::utf8_of(each->file));
  }
  return names;
}

}  // namespace

void WebConfigDialog::choose() {
  const std::filesystem::path present = model::path_of(to_utf8(file_->GetValue()));
  wxFileDialog dialog(this, translated("Choose CRM.Web's web.config"), to_wx(model::utf8_of(present.parent_path())), wxString(),
                      translated("web.config and the like (*.config)|*.config|All files|*"), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  file_->ChangeValue(dialog.GetPath());
  open();
}

void WebConfigDialog::open() {
  if (busy_ || file_->IsEmpty() || !may_discard()) return;
  path_ = model::path_of(to_utf8(file_->GetValue()));
  undoable_.reset();
  strip_->dismiss();
  load();
}

void WebConfigDialog::load() {
  busy_ = true;
  site_.reset();
  update_controls();
  task_ = Task::start<Result<Read>>(
      [path = path_, store = plan_.store, from = plan_.copy_from](const JobContext&) -> Result<Read> {
        Result<model::WebSite> site = model::load_web_site(model::system_files(), path);
        if (!site) return std::unexpected(site.error());
        Read read{.site = std::move(*site), .copied = {}};
        if (!from) return read;
        Result<model::LoadedSettings> source = store->with([&](model::SettingsStore& opened) { return opened.load(*from); });
        if (!source) return std::unexpected(source.error());
        read.copied = std::move(source->settings);
        return read;
      },
      [this](Result<Read> read) { on_loaded(std::move(read)); });
}

void WebConfigDialog::on_loaded(Result<Read> read) {
  busy_ = false;
  if (!read) {
    form_->load({});
    findings_->clear();
    update_controls();
    strip_->say(read.error(), {{translated("Try again"), [this] { load(); }}});
    strip_->focus_action();
    return;
  }
  wxConfigBase::Get()->Write(file_in_config, file_->GetValue());
  site_ = std::make_shared<model::WebSite>(std::move(read->site));
  show_site();
  if (site_->state() == model::WebSettingsState::Present || site_->state() == model::WebSettingsState::Absent)
    form_->focus_first_field();
  if (!read->copied) return;
  plan_.copy_from.reset();
  const auto values = model::web_config_values_of(*read->copied);
  const Result<void> set = values ? model::set_values(*site_, *values) : std::unexpected(values.error());
  if (!set) return strip_->say(set.error());
  show_site();
  if (read->copied->sender_address.empty()) return;
  strip_->say(wxString::Format(translated("The sender %s does not carry over: CRM.Web always sends from the logged-in user's own "
                                          "address. If the application may send from this mailbox only, give it the right to the "
                                          "users' mailboxes too."),
                               to_wx(read->copied->sender_address)));
}

void WebConfigDialog::show_site() {
  form_->load(shown_settings(*site_, plan_.options.policy));
  findings_->show(model::check_web_config(site_->parts()));
  update_controls();
  CallAfter([this] { grow_to_fit(*this, *scroller_); });  // when all that is said has been laid out
}

bool WebConfigDialog::take_form() {
  pause_.Stop();
  const bool untouched = site_ && site_->state() == model::WebSettingsState::Absent && !form_->edited();
  if (!site_ || untouched) return true;  // what a new section would get is not somebody's wish yet
  const auto values = model::web_config_values_between(site_->holder().edited.after.settings(), form_->settings());
  if (values.empty()) return true;  // also where nothing could be set: what else was found can be mended nevertheless
  const Result<void> set = model::set_values(*site_, values);
  if (!set) strip_->say(set.error());
  return set.has_value();
}

void WebConfigDialog::recheck() {
  if (site_ && !busy_ && take_form()) findings_->show(model::check_web_config(site_->parts()));
}

void WebConfigDialog::fix(const std::function<bool(const model::WebFinding&)>& wanted) {
  if (!form_->check_readable() || !take_form()) return;
  const auto fixed = model::fix_findings(*site_, wanted);
  if (!fixed) {
    show_site();
    return strip_->say(fixed.error());
  }
  wxString words = translated("Done, and to be saved:");
  for (const model::WebFinding& each : *fixed) words += "\n" + to_wx(each.fix);
  show_site();
  strip_->say(words);
}

void WebConfigDialog::save() {
  if (!form_->check_readable() || !take_form()) return;
  findings_->show(model::check_web_config(site_->parts()));
  if (site_->changed_files().empty()) return strip_->say(translated("Nothing differs, so there is nothing to save."));
  if (DifferenceDialog(this, *site_).ShowModal() != wxID_SAVE) return;
  start_writing(model::save_web_site, [this] {
    undoable_ = site_;
    strip_->say(
        wxString::Format(translated("Saved %s. What it replaced is kept beside it, with the ending .bak."), names_of(*site_)));
    load();
  });
}

void WebConfigDialog::undo() {
  if (!may_discard()) return;
  site_ = undoable_;
  start_writing(model::restore_web_site, [this] {
    strip_->say(wxString::Format(translated("%s is what it was before the save."), names_of(*undoable_)));
    undoable_.reset();
    load();
  });
}

void WebConfigDialog::start_writing(Result<void> (*write)(model::FileSystem&, const model::WebSite&),
                                    std::function<void()> done) {
  busy_ = true;
  strip_->dismiss();
  update_controls();
  task_ = Task::start<Result<void>>([site = site_, write](const JobContext&) { return write(model::system_files(), *site); },
                                    [this, done = std::move(done)](Result<void> written) {
                                      busy_ = false;
                                      if (written) return done();
                                      update_controls();
                                      strip_->say(written.error(), {{translated("Reload"), [this] {
                                                                       if (may_discard()) load();
                                                                     }}});
                                      strip_->focus_action();
                                    });
}

void WebConfigDialog::validate() {
  if (!form_->check_readable()) return;
  model::Settings settings = form_->settings();
  settings.sender_address = to_utf8(sender_->GetValue().Trim().Trim(false));
  if (settings.sender_address.empty()) {
    strip_->say(
        translated("Enter the mailbox to validate with: the e-mail address of somebody who uses CRM.Web. web.config has none, "
                   "for there the sender is always the logged-in user."));
    sender_->SetFocus();
    return;
  }
  const wxString whose = wxString::Format(translated("web.config with %s"), to_wx(settings.sender_address));
  ValidationDialog(this, whose, std::move(settings), plan_.options).ShowModal();
}

bool WebConfigDialog::may_discard() {
  if (busy_) return true;
  if (!site_ || (!form_->edited() && (site_->changed_files().empty() || site_ == undoable_))) return true;
  wxMessageDialog question(this, translated("Discard the changes that are not saved?"), GetTitle(),
                           wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  question.SetYesNoLabels(translated("&Discard"), translated("&Keep editing"));
  return question.ShowModal() == wxID_YES;
}

void WebConfigDialog::on_close(wxCloseEvent& event) {
  if (event.CanVeto() && !may_discard()) {
    event.Veto();
    return;
  }
  EndModal(wxID_CLOSE);
}

}  // namespace smtpcfg::ui
