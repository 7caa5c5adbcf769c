#include "ui/folder_watch.h"

#include <wx/filename.h>
#include <wx/log.h>

#include "model/text.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

constexpr int quiet_milliseconds = 500;  // a save is several changes
#ifndef _WIN32
constexpr std::size_t added_at_once = 200;  // so that no key waits for it
constexpr int pause_milliseconds = 5;
#endif

wxFileName folder_name(const std::filesystem::path& folder) { return wxFileName::DirName(to_wx(model::utf8_of(folder))); }

std::filesystem::path path_of(const wxFileName& name) { return model::path_of(to_utf8(name.GetFullPath())); }

}  // namespace

bool concerns_settings(const std::filesystem::path& changed, const std::filesystem::path& update_win) {
  const std::filesystem::path inside = changed.lexically_normal().lexically_relative(update_win.lexically_normal());
  if (inside.empty() || *inside.begin() == "..") return false;
  const std::string name = model::fold_case(model::utf8_of(inside.filename()));
  const auto depth = std::distance(inside.begin(), inside.end());
  if (name.empty() || depth == 1) return true;  // a user's folder came or went
  if (depth == 2) return name == "smtp.cfg" || name == "smtp.key" || name == "smtp";
  const bool entry = depth == 3 && model::equal_ignoring_case(model::utf8_of(inside.parent_path().filename()), "smtp");
  return entry && (name.ends_with(".cfg") || name == "organisation.xml");
}

FolderWatch::FolderWatch(std::function<void()> changed) : changed_(std::move(changed)), series_(this), adding_(this) {
  Bind(wxEVT_FSWATCHER, &FolderWatch::on_event, this);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { changed_(); }, series_.GetId());
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { add_some(); }, adding_.GetId());
}

void FolderWatch::stop() {
  series_.Stop();
  adding_.Stop();
  waiting_.clear();
  watched_.clear();
  watcher_.reset();
  complete_ = false;
}

void FolderWatch::begin(const std::filesystem::path& update_win) {
  stop();
  update_win_ = update_win;
  // As changes are told, with the drive.
  std::error_code code;
  absolute_ = std::filesystem::absolute(update_win, code);
  watcher_ = std::make_unique<wxFileSystemWatcher>();
  watcher_->SetOwner(this);
  complete_ = true;
}

#ifdef _WIN32

// One watch is enough for the whole tree.
void FolderWatch::watch(const std::filesystem::path& update_win, const std::vector<std::string>& /*logins*/) {
  if (watcher_ && update_win == update_win_) return;
  const wxLogNull quiet;  // what cannot be watched is read again at other times
  begin(update_win);
  complete_ = watcher_->AddTree(folder_name(update_win));
}

void FolderWatch::add_some() {}

#else

void FolderWatch::watch(const std::filesystem::path& update_win, const std::vector<std::string>& logins) {
  const wxLogNull quiet;
  if (!watcher_ || update_win != update_win_) begin(update_win);
  const bool adding = !waiting_.empty();
  const auto want = [this](const std::filesystem::path& folder) {
    if (!watched_.contains(folder)) waiting_.push_back(folder);
  };
  for (const std::filesystem::path& folder : {update_win, update_win / "system", update_win / "system" / "smtp"}) want(folder);
  for (const std::string& login : logins) want(update_win / model::path_of(login));
  if (!adding && complete_) add_some();
}

void FolderWatch::add_some() {
  const wxLogNull quiet;
  constexpr int changes = wxFSW_EVENT_CREATE | wxFSW_EVENT_DELETE | wxFSW_EVENT_RENAME | wxFSW_EVENT_MODIFY;
  for (std::size_t done = 0; done < added_at_once && !waiting_.empty(); ++done) {
    const std::filesystem::path folder = std::move(waiting_.front());
    waiting_.pop_front();
    std::error_code code;
    if (watched_.contains(folder) || !std::filesystem::is_directory(folder, code)) continue;
    if (!watcher_->Add(folder_name(folder), changes)) {
      complete_ = false;
      waiting_.clear();
      return;
    }
    watched_.insert(folder);
  }
  // A timer, for what is called after an event would go on until all is done.
  if (!waiting_.empty()) adding_.StartOnce(pause_milliseconds);
}

#endif

void FolderWatch::on_event(wxFileSystemWatcherEvent& event) {
  const int type = event.GetChangeType();
  const bool lost = type == wxFSW_EVENT_WARNING || type == wxFSW_EVENT_ERROR;  // more changes than it could tell of
  if (!lost && !concerns_settings(path_of(event.GetPath()), absolute_) &&
      !concerns_settings(path_of(event.GetNewPath()), absolute_)) {
    return;
  }
  series_.StartOnce(quiet_milliseconds);
}

}  // namespace smtpcfg::ui
