#include <wx/config.h>
#include <wx/dirdlg.h>

#include "model/text.h"
#include "ui/editor_frame.h"
#include "ui/text.h"

namespace smtpcfg::ui {

void EditorFrame::refresh() {
  if (reading_) {
    read_again_ = true;
    return;
  }
  reading_ = true;
  read_again_ = false;
  if (!overview_) SetStatusText(translated("Reading the installation…"));
  reading_task_ = Task::start<Result<std::shared_ptr<const Overview>>>(
      [store = store_](const JobContext&) {
        return store->with([](model::SettingsStore& opened) { return read_overview(opened); });
      },
      [this](Result<std::shared_ptr<const Overview>> overview) { on_overview(std::move(overview)); });
}

void EditorFrame::on_overview(Result<std::shared_ptr<const Overview>> overview) {
  reading_ = false;
  if (!overview) {
    say_why_not(overview.error());
    return;
  }
  const bool first = overview_ == nullptr;
  overview_ = std::move(*overview);
  if (overview_->organisation_error) {
    strip_->say(*overview_->organisation_error, {{translated("Try again"), [this] { refresh(); }}});
  } else {
    strip_->dismiss();
  }
  layers_->show(overview_);
  if (first) {
    recent_.AddFileToHistory(to_wx(model::utf8_of(overview_->installation)));
    recent_.Save(*wxConfigBase::Get());
    wxConfigBase::Get()->Flush();
  }
  if (select_next_) {
    layers_->select(*select_next_);
    select_next_.reset();
  } else if (selected() == nullptr) {
    layers_->select(model::Target::system());
  }
  if (first) layers_->focus_list();
  show_status();
  show_detail();
  std::vector<std::string> logins;
  for (const LayerRow& row : overview_->rows) {
    if (row.target.kind == model::Target::Kind::User) logins.push_back(row.target.value);
  }
  watch_.watch(overview_->installation / "update.win", logins);
  if (read_again_) refresh();
}

void EditorFrame::say_why_not(const Error& error) {
  overview_.reset();
  shown_.reset();
  layers_->clear();
  detail_->say(wxString());
  watch_.stop();
  SetTitle(translated("SMTP settings"));
  SetStatusText(translated("No installation is open"));
  std::vector<MessageStrip::Action> actions{{translated("Choose another folder…"), [this] { choose_installation(); }},
                                            {translated("Try again"), [this] { refresh(); }}};
  constexpr std::size_t offered = 2;  // the menu has them all
  for (std::size_t index = 0; index < recent_.GetCount() && actions.size() < 2 + offered; ++index) {
    const wxString folder = recent_.GetHistoryFile(index);
    if (place_.installation && folder == to_wx(model::utf8_of(*place_.installation))) continue;
    actions.push_back({wxString::Format(translated("Open %s"), wxControl::EscapeMnemonics(folder)),
                       [this, index] { open_recent(int(index)); }});
  }
  strip_->say(error, actions);
  strip_->focus_action();
  update_controls();
}

void EditorFrame::show_status() {
  const wxString folder = to_wx(model::utf8_of(overview_->installation));
  SetTitle(wxString::Format(translated("SMTP settings - %s"), folder));
  using Kind = model::Target::Kind;
  std::size_t users = 0;
  for (const LayerRow& row : overview_->rows) users += row.target.kind == Kind::User ? 1 : 0;
  wxString status = wxString::Format(translated("%s — users: %zu, with their own smtp.cfg: %zu, entries: %zu"), folder, users,
                                     overview_->count(Kind::User), overview_->entries());
  SetStatusText(status);
}

void EditorFrame::show_detail() {
  const LayerRow* const row = selected();
  if (row == nullptr || !overview_) {
    shown_.reset();
    detail_->say(overview_ ? translated("Choose a layer.") : wxString());
    update_controls();
    return;
  }
  // What is on show stays until the other is there, so that nothing flickers; but nothing can be done with it.
  if (shown_ && shown_->target != row->target) shown_.reset();
  update_controls();
  using Detail = std::shared_ptr<const LayerDetail>;
  detail_task_ = Task::start<Result<Detail>>(
      [store = store_, overview = overview_, target = row->target](const JobContext& context) {
        return store->with([&](model::SettingsStore& opened) -> Result<Detail> {
          // The next one may have been chosen while this waited.
          if (context.stop().stop_requested()) return failure(ErrorKind::Cancelled, {});
          return std::make_shared<const LayerDetail>(read_detail(opened, *overview, target));
        });
      },
      [this](Result<Detail> detail) {
        if (!detail) return;
        shown_ = std::move(*detail);
        detail_->show(*shown_);
        update_controls();
      });
}

void EditorFrame::choose_installation() {
  wxDirDialog dialog(this, translated("The folder that holds update.win"), wxString(), wxDD_DIR_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  open_place({.installation = model::path_of(to_utf8(dialog.GetPath())), .key_file = {}, .policy = place_.policy});
}

void EditorFrame::open_recent(int index) {
  if (index < 0 || std::size_t(index) >= recent_.GetCount()) return;
  open_place({.installation = model::path_of(to_utf8(recent_.GetHistoryFile(std::size_t(index)))),
              .key_file = {},
              .policy = place_.policy});
}

/// A key file that was named belongs to the installation it was named with.
void EditorFrame::open_place(Place place) {
  place_ = std::move(place);
  store_ = std::make_shared<SharedStore>(place_, passphrase_.ask());
  reading_task_ = {};
  detail_task_ = {};
  reading_ = false;
  removed_.reset();
  overview_.reset();
  shown_.reset();
  layers_->clear();
  detail_->say(wxString());
  watch_.stop();
  refresh();
}

}  // namespace smtpcfg::ui
