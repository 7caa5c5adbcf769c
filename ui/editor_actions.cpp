#include <wx/aboutdlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include <algorithm>

#include "model/login.h"
#include "ui/compare_dialog.h"
#include "ui/connection_settings_dialog.h"
#include "ui/editor_frame.h"
#include "ui/effective_dialog.h"
#include "ui/exchange_script_dialog.h"
#include "ui/exchange_setup_dialog.h"
#include "ui/explain_dialog.h"
#include "ui/layer_changes.h"
#include "ui/pick_dialog.h"
#include "ui/test_mail_dialog.h"
#include "ui/text.h"
#include "ui/validation_dialog.h"
#include "ui/web_config_dialog.h"

namespace smtpcfg::ui {

namespace {

using Kind = model::Target::Kind;
using State = model::LayerSummary::State;

/// A question before something that is not undone by itself. `yes` names what will be done.
bool confirmed(wxWindow* parent, const wxString& question, const wxString& more, const wxString& yes) {
  wxMessageDialog dialog(parent, question, translated("SMTP settings"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  dialog.SetExtendedMessage(more);
  dialog.SetYesNoLabels(yes, translated("&Keep as it is"));
  return dialog.ShowModal() == wxID_YES;
}

/// The mailboxes that organisation.xml knows.
std::vector<std::string> senders_of(const Overview* overview) {
  std::vector<std::string> senders;
  if (overview == nullptr) return senders;
  for (const model::Rep& rep : overview->organisation.reps()) {
    if (!rep.email.empty()) senders.push_back(rep.email);
  }
  return senders;
}

}  // namespace

void EditorFrame::edit() {
  if (const LayerRow* const row = selected(); row != nullptr && !changing_) edit(model::Target(row->target));
}

void EditorFrame::edit(const model::Target& target) {
  ConnectionSettingsDialog dialog(this, store_, target, options_);
  if (dialog.ShowModal() != wxID_OK) return;
  select_next_ = target;
  refresh();
}

std::optional<model::Target> EditorFrame::pick(const wxString& title, const wxString& question, const wxString& yes,
                                               const std::function<bool(const model::Target&)>& offered,
                                               const std::function<Result<void>(const model::Target&)>& check) {
  std::vector<PickRow> rows;
  for (const LayerRow& row : overview_->rows) {
    if (offered(row.target)) rows.push_back({row.target.text(), row.text(LayerColumn::Name), row.text(LayerColumn::State)});
  }
  PickDialog dialog(this, {.title = title,
                           .question = question,
                           .list = translated("Layers to choose from"),
                           .yes = yes,
                           .rows = std::move(rows),
                           .check = [&check](const std::string& text) -> Result<void> {
                             const Result<model::Target> target = model::Target::parse(text);
                             return target ? check(*target) : std::unexpected(target.error());
                           },
                           .unlisted = translated("It is not in the list: it has no settings yet.")});
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  return *model::Target::parse(dialog.picked());
}

void EditorFrame::add_user() {
  std::vector<PickRow> rows;
  for (const LayerRow& row : overview_->rows) {
    if (row.target.kind != Kind::User || row.state != State::Absent) continue;
    rows.push_back({row.target.value, row.text(LayerColumn::Name), row.text(LayerColumn::State)});
  }
  PickDialog dialog(this, {.title = translated("Add user"),
                           .question = translated("Login of the user"),
                           .list = translated("Users without settings of their own"),
                           .yes = translated("&Add…"),
                           .rows = std::move(rows),
                           .check = [](const std::string& text) -> Result<void> {
                             const Result<model::Login> login = model::Login::parse(text);
                             return login ? Result<void>() : std::unexpected(login.error());
                           }});
  if (dialog.ShowModal() == wxID_OK) edit(model::Target::user(model::Login::parse(dialog.picked())->text()));
}

void EditorFrame::add_entry() {
  const std::optional<model::Target> target = pick(
      translated("Add entry"), translated("For whom? rep:ID, group:ID, station:NUMBER or global"), translated("&Add…"),
      [this](const model::Target& layer) {
        const model::LayerSummary* const there = overview_->survey.find(layer);
        return layer.is_entry() && (there == nullptr || there->state == State::Absent);
      },
      [](const model::Target& layer) -> Result<void> {
        if (layer.is_entry()) return {};
        return failure(ErrorKind::Usage, to_utf8(wxString::Format(translated("%s is not an entry."), to_wx(layer.text()))),
                       to_utf8(translated("Enter rep:ID, group:ID, station:NUMBER or global, for example rep:100017.")));
      });
  if (target) edit(*target);
}

void EditorFrame::copy_to() {
  const LayerRow* const row = selected();
  if (row == nullptr) return;
  const model::Target from = row->target;
  const std::shared_ptr<const Overview> overview = overview_;  // another look may replace it while the dialog is open
  const std::optional<model::Target> to = pick(
      wxString::Format(translated("Copy %s"), to_wx(from.text())), translated("Copy to"), translated("&Copy"),
      [&from](const model::Target& layer) { return layer != from; },
      [&from](const model::Target& layer) -> Result<void> {
        if (layer != from) return {};
        return failure(ErrorKind::Usage, to_utf8(translated("That is the same layer.")), to_utf8(translated("Choose another.")));
      });
  if (!to) return;
  if (to->kind == Kind::Web) return web_config(from, to->value);
  const model::LayerSummary* const there = overview->survey.find(*to);
  if (there != nullptr && there->state != State::Absent &&
      !confirmed(this, wxString::Format(translated("Replace the settings of %s?"), to_wx(to->words())),
                 translated("What is there is kept beside it; settings that can be read as a file with the ending .bak."),
                 translated("&Replace"))) {
    return;
  }
  copy(from, *to);
}

void EditorFrame::apply_to_all() {
  const LayerRow* const row = selected();
  if (row == nullptr) return;
  const model::Target from = row->target;
  const std::size_t users = overview_->count(Kind::User);
  const std::size_t entries = overview_->entries();
  wxString more = overview_->count(Kind::System) > 0
                      ? translated("The system-wide smtp.cfg is replaced; the present one is kept as smtp.cfg.bak.")
                      : translated("These settings become the system-wide smtp.cfg.");
  more += "\n" + (users + entries == 0
                      ? translated("Nobody has settings of their own, so everybody gets these.")
                      : wxString::Format(translated("Whoever has settings of their own keeps using those: users with their own "
                                                    "smtp.cfg: %zu, entries: %zu."),
                                         users, entries));
  if (confirmed(this, wxString::Format(translated("Apply %s to all users?"), to_wx(from.words())), more,
                translated("&Apply to all users"))) {
    copy(from, model::Target::system());
  }
}

void EditorFrame::copy(const model::Target& from, const model::Target& to) {
  select_next_ = to;
  change([from, to](model::SettingsStore& store) -> Result<std::optional<model::Removed>> {
    const Result<void> copied = copy_layer(store, from, to);
    if (!copied) return std::unexpected(copied.error());
    return std::nullopt;
  });
}

void EditorFrame::remove() {
  const LayerRow* const row = selected();
  if (row == nullptr || row->state == State::Absent || changing_) return;
  const model::Target target = row->target;
  const bool system = target.kind == Kind::System;
  const wxString more =
      system ? translated("Whoever has no settings of their own, in an smtp.cfg or an entry, then has none at all.")
             : translated("Whoever used these settings then gets those of the next layer, if there are any.");
  if (!confirmed(this, wxString::Format(translated("Remove %s?"), to_wx(target.words())),
                 more + "\n" + translated("Edit → Undo brings the file back; it is kept beside its place, with the ending .bak."),
                 translated("&Remove"))) {
    return;
  }
  select_next_ = target;
  change([target](model::SettingsStore& store) { return Result<std::optional<model::Removed>>(store.remove(target)); });
}

void EditorFrame::undo() {
  if (!removed_ || changing_) return;
  select_next_ = removed_->target;
  change([removed = *removed_](model::SettingsStore& store) -> Result<std::optional<model::Removed>> {
    const Result<void> restored = store.restore(removed);
    if (!restored) return std::unexpected(restored.error());
    return std::nullopt;
  });
}

void EditorFrame::change(std::function<Result<std::optional<model::Removed>>(model::SettingsStore&)> action) {
  using Outcome = Result<std::optional<model::Removed>>;
  changing_ = true;
  update_controls();
  change_task_ =
      Task::start<Outcome>([store = store_, action = std::move(action)](const JobContext&) { return store->with(action); },
                           [this](Outcome outcome) {
                             changing_ = false;
                             if (outcome) {
                               removed_ = std::move(*outcome);
                             } else {
                               select_next_.reset();
                             }
                             update_controls();
                             if (!outcome)
                               wxMessageBox(words_for(outcome.error()), translated("SMTP settings"), wxOK | wxICON_ERROR, this);
                             refresh();
                           });
}

void EditorFrame::compare() {
  const LayerRow* const row = selected();
  if (row == nullptr) return;
  const model::Target left = row->target;
  const std::shared_ptr<const Overview> overview = overview_;
  const std::optional<model::Target> right = pick(
      wxString::Format(translated("Compare %s"), to_wx(left.text())), translated("Compare with"), translated("&Compare…"),
      [&overview, &left](const model::Target& layer) {
        const model::LayerSummary* const there = overview->survey.find(layer);
        return layer != left && there != nullptr && there->state == State::Present;
      },
      [&overview](const model::Target& layer) -> Result<void> {
        const model::LayerSummary* const there = overview->survey.find(layer);
        if (layer.is_path() || (there != nullptr && there->state != State::Absent)) return {};
        return failure(ErrorKind::NotFound, to_utf8(wxString::Format(translated("%s has no settings."), to_wx(layer.text()))),
                       to_utf8(translated("Choose a layer from the list.")));
      });
  if (right) CompareDialog(this, store_, left, *right).ShowModal();
}

void EditorFrame::validate() {
  if (!shown_ || !shown_->loaded) return;
  ValidationDialog dialog(this, to_wx(shown_->target.words()), shown_->loaded->settings.clone(), options_);
  dialog.ShowModal();
}

void EditorFrame::effective() {
  const LayerRow* const row = selected();
  const bool user = row != nullptr && row->target.kind == Kind::User;
  EffectiveDialog dialog(this, store_, overview_, user ? row->target.value : std::string(), options_);
  dialog.ShowModal();
  if (!dialog.jump()) return;
  if (!layers_->select(*dialog.jump())) edit(*dialog.jump());  // nobody has listed it yet
  layers_->focus_list();
}

/// As in the CRM: with SHIFT held, the settings instead of a mail.
void EditorFrame::email() {
  const LayerRow* const row = selected();
  if (wxGetKeyState(WXK_SHIFT)) {
    edit();
    return;
  }
  const bool user = row != nullptr && row->target.kind == Kind::User;
  TestMailDialog(this, store_, user ? row->target.value : std::string(), options_).ShowModal();
}

/// With the chosen layer's values, as far as it has some.
void EditorFrame::explain() {
  if (shown_ && shown_->loaded) {
    ExplainDialog(this, validation::Known::named(shown_->loaded->settings), to_wx(shown_->target.words())).ShowModal();
  } else {
    ExplainDialog(this, validation::Known::named(), wxString()).ShowModal();
  }
}

void EditorFrame::exchange_setup() {
  const bool loaded = shown_ && shown_->loaded;
  const std::function<void()> script = overview_ ? std::function<void()>([this] { exchange_script(); }) : nullptr;
  ExchangeSetupDialog(this, loaded ? shown_->loaded->settings.clone() : model::Settings(), script).ShowModal();
}

void EditorFrame::exchange_script() {
  const LayerRow* const row = selected();
  const bool there = row != nullptr && row->state != State::Absent;
  ExchangeScriptDialog(this, store_, there ? std::optional(row->target) : std::nullopt).ShowModal();
}

void EditorFrame::web_config() {
  WebConfigDialog(this, {.store = store_, .options = options_, .senders = senders_of(overview_.get())}).ShowModal();
}

void EditorFrame::web_config(const model::Target& from, const std::string& file) {
  WebConfigDialog(this,
                  {.store = store_, .options = options_, .senders = senders_of(overview_.get()), .file = file, .copy_from = from})
      .ShowModal();
}

void EditorFrame::about() {
  wxAboutDialogInfo info;
  info.SetName("smtpcfg");
  info.SetDescription(translated("Edits, resolves and validates the SMTP settings of Aurea CRM."));
  info.SetVersion(SMTPCFG_VERSION);
  wxAboutBox(info, this);
}

}  // namespace smtpcfg::ui
