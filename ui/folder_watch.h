#pragma once

#include <wx/fswatcher.h>
#include <wx/timer.h>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace smtpcfg::ui {

/// Whether a change of this file may change what an installation's layers hold.
bool concerns_settings(const std::filesystem::path& changed, const std::filesystem::path& update_win);

/// Tells when somebody changes the settings of an installation on the disk, a moment after the last change of a series.
/// Where the system cannot watch (a network share, too many folders), complete() says so. Needs a running event loop.
class FolderWatch : public wxEvtHandler {
 public:
  explicit FolderWatch(std::function<void()> changed);

  /// Watches update.win, and in it the folders of these logins. To be called again when there are others.
  void watch(const std::filesystem::path& update_win, const std::vector<std::string>& logins);
  void stop();
  /// Everything that was asked for is watched.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void on_event(wxFileSystemWatcherEvent& event);
  void begin(const std::filesystem::path& update_win);
  void add_some();

  std::function<void()> changed_;
  std::filesystem::path update_win_;
  std::filesystem::path absolute_;             ///< update_win
  std::deque<std::filesystem::path> waiting_;  ///< folders that are still to be watched
  std::set<std::filesystem::path> watched_;
  std::unique_ptr<wxFileSystemWatcher> watcher_;
  bool complete_ = false;
  wxTimer series_;  ///< runs out when nothing has changed for a moment
  wxTimer adding_;  ///< until the next few folders are added
};

}  // namespace smtpcfg::ui
