#include <wx/aboutdlg.h>
#include <wx/dirdlg.h>
#include <wx/msgdlg.h>
#include <wx/textdlg.h>

#include <algorithm>

#include "model/login.h"
#include "model/text.h"
#include "ui/connection_settings_dialog.h"
#include "ui/main_frame.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

/// A question before something that is not undone by itself. `yes` names what will be done.
bool confirmed(wxWindow* parent, const wxString& question, const wxString& more, const wxString& yes) {
  wxMessageDialog dialog(parent, question, parent->GetLabel(), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  dialog.SetExtendedMessage(more);
  dialog.SetYesNoLabels(yes, translated("&Keep as it is"));
  return dialog.ShowModal() == wxID_YES;
}

}  // namespace

const Layer* MainFrame::selected() const {
  const int row = list_->GetSelectedRow();
  return row == wxNOT_FOUND || std::size_t(row) >= rows_.size() ? nullptr : &rows_[std::size_t(row)];
}

void MainFrame::refresh() {
  if (busy_) return;
  if (!select_next_ && selected() != nullptr) select_next_ = selected()->target;
  busy_ = true;
  SetStatusText(translated("Reading the installation…"));
  update_controls();
  task_ = Task::start<Result<Layers>>(
      [store = store_](const JobContext&) {
        return store->with([](model::SettingsStore& opened) { return read_layers(opened); });
      },
      [this](Result<Layers> layers) { on_layers(std::move(layers)); });
}

void MainFrame::on_layers(Result<Layers> layers) {
  busy_ = false;
  rows_.clear();
  if (layers) {
    strip_->dismiss();
    rows_ = std::move(layers->rows);
    SetStatusText(to_wx(model::utf8_of(layers->installation)));
  } else {
    SetStatusText(translated("No installation is open"));
    strip_->say(layers.error(), {{translated("Choose another folder…"), [this] { open_installation(); }},
                                 {translated("Try again"), [this] { refresh(); }}});
  }
  show_rows();
  update_controls();
}

void MainFrame::show_rows() {
  list_->DeleteAllItems();
  for (const Layer& layer : rows_) {
    wxVector<wxVariant> values;
    for (const std::string& text :
         {layer.target.text(), layer.state, layer.authentication, layer.host, layer.sender, layer.saved, layer.note}) {
      values.push_back(to_wx(text));
    }
    list_->AppendItem(values);
  }
  if (rows_.empty()) return;
  const auto wanted = std::ranges::find_if(rows_, [this](const Layer& layer) { return layer.target == select_next_; });
  const auto row = wanted == rows_.end() ? 0 : wanted - rows_.begin();
  select_next_.reset();
  list_->SelectRow(unsigned(row));
  list_->EnsureVisible(list_->RowToItem(int(row)));
  list_->SetFocus();
}

void MainFrame::open_installation() {
  wxDirDialog dialog(this, translated("The folder that holds update.win"), wxString(), wxDD_DIR_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  place_.installation = model::path_of(to_utf8(dialog.GetPath()));
  place_.key_file.reset();  // it belonged to the other installation
  store_ = std::make_shared<SharedStore>(place_, passphrase_.ask());
  busy_ = false;
  refresh();
}

void MainFrame::open_selected() {
  if (const Layer* layer = selected(); layer != nullptr && !busy_) open(model::Target(layer->target));
}

void MainFrame::open(const model::Target& target) {
  ConnectionSettingsDialog dialog(this, store_, target, options_);
  if (dialog.ShowModal() != wxID_OK) return;
  select_next_ = target;
  refresh();
}

void MainFrame::add_user() {
  add(translated("Add user"), translated("Login of the user:"), [](const std::string& text) -> Result<model::Target> {
    const Result<model::Login> login = model::Login::parse(text);
    if (!login) return std::unexpected(login.error());
    return model::Target::user(login->text());
  });
}

void MainFrame::add_entry() {
  add(translated("Add entry"), translated("For whom? rep:ID, group:ID, station:NUMBER or global:"),
      [](const std::string& text) -> Result<model::Target> {
        Result<model::Target> target = model::Target::parse(text);
        if (target && !target->is_entry()) {
          return failure(ErrorKind::Usage, to_utf8(wxString::Format(translated("%s is not an entry."), to_wx(text))),
                         to_utf8(translated("Enter rep:ID, group:ID, station:NUMBER or global, for example rep:100017.")));
        }
        return target;
      });
}

void MainFrame::add(const wxString& title, const wxString& question,
                    const std::function<Result<model::Target>(const std::string&)>& parse) {
  wxString text;
  while (true) {
    wxTextEntryDialog dialog(this, question, title, text);
    if (dialog.ShowModal() != wxID_OK) return;
    text = dialog.GetValue().Trim().Trim(false);
    const Result<model::Target> target = parse(to_utf8(text));
    if (target) {
      open(*target);
      return;
    }
    wxMessageBox(words_for(target.error()), title, wxOK | wxICON_ERROR, this);
  }
}

void MainFrame::copy_to_system() {
  const Layer* layer = selected();
  if (layer == nullptr) return;
  const bool replaces = rows_.front().target.kind == model::Target::Kind::System && rows_.front().exists;
  if (!confirmed(
          this, wxString::Format(translated("Apply %s to all users?"), to_wx(layer->target.words())),
          replaces
              ? translated("The system-wide smtp.cfg is replaced; the present one is kept as smtp.cfg.bak. Whoever has settings "
                           "of their own, in an smtp.cfg or an entry, keeps using those.")
              : translated("These settings become the system-wide smtp.cfg. Whoever has settings of their own, in an smtp.cfg "
                           "or an entry, keeps using those."),
          translated("&Apply to all users"))) {
    return;
  }
  select_next_ = model::Target::system();
  change([from = layer->target](model::SettingsStore& store) -> Result<void> {
    const Result<model::LoadedSettings> source = store.load(from);
    if (!source) return std::unexpected(source.error());
    const Result<model::LoadedSettings> present = store.load(model::Target::system());
    if (!present && present.error().kind != ErrorKind::NotFound) {
      const Result<std::filesystem::path> kept = store.save_over_unreadable(model::Target::system(), source->settings);
      return kept ? Result<void>() : std::unexpected(kept.error());
    }
    return store.save(model::Target::system(), source->settings, present ? &*present : nullptr, &*source);
  });
}

void MainFrame::remove_selected() {
  const Layer* layer = selected();
  if (layer == nullptr || !layer->exists) return;
  const bool system = layer->target.kind == model::Target::Kind::System;
  if (!confirmed(
          this, wxString::Format(translated("Remove %s?"), to_wx(layer->target.words())),
          system ? translated(
                       "Whoever has no settings of their own, in an smtp.cfg or an entry, then has none at all. The file is kept "
                       "as smtp.cfg.bak.")
                 : translated("Whoever used these settings then gets those of the next layer, if there are any. The file is kept "
                              "beside its place, with the ending .bak."),
          translated("&Remove"))) {
    return;
  }
  change([target = layer->target](model::SettingsStore& store) -> Result<void> {
    const Result<model::Removed> removed = store.remove(target);
    return removed ? Result<void>() : std::unexpected(removed.error());
  });
}

void MainFrame::change(std::function<Result<void>(model::SettingsStore&)> action) {
  busy_ = true;
  update_controls();
  task_ =
      Task::start<Result<void>>([store = store_, action = std::move(action)](const JobContext&) { return store->with(action); },
                                [this](const Result<void>& changed) {
                                  busy_ = false;
                                  if (!changed) {
                                    update_controls();
                                    wxMessageBox(words_for(changed.error()), GetTitle(), wxOK | wxICON_ERROR, this);
                                  }
                                  refresh();
                                });
}

void MainFrame::about() {
  wxAboutDialogInfo info;
  info.SetName("smtpcfg");
  info.SetDescription(translated("Edits, resolves and validates the SMTP settings of Aurea CRM."));
  info.SetVersion(SMTPCFG_VERSION);
  wxAboutBox(info, this);
}

}  // namespace smtpcfg::ui
