#include <wx/app.h>
#include <wx/config.h>
#include <wx/dataview.h>
#include <wx/init.h>
#include <wx/memconf.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "model/text.h"
#include "ui/background.h"
#include "ui/editor_frame.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int heartbeat_milliseconds = 1;
constexpr int settling_beats = 60;  // after a step, until the next

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

/// Drives the editor as a person would, while a heartbeat notes for how long the window did not answer.
class Driver : public wxApp {
 public:
  explicit Driver(std::filesystem::path installation) : installation_(std::move(installation)) {}

  bool OnInit() override {
    wxConfigBase::Set(new wxMemoryConfig);
    started_ = Clock::now();
    auto* frame = new smtpcfg::ui::EditorFrame({.installation = installation_, .key_file = {}, .policy = {}}, {});
    frame->Show();
    list_ = dynamic_cast<wxDataViewCtrl*>(wxWindow::FindWindowByName("layers"));
    filter_ = dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("filter"));
    beat_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { beat(); });
    last_beat_ = Clock::now();
    beat_.Start(heartbeat_milliseconds);
    return true;
  }

 private:
  struct Step {
    const char* phase;
    std::function<void()> action;
  };

  [[nodiscard]] unsigned rows() const {
    const auto* model = dynamic_cast<const wxDataViewVirtualListModel*>(list_->GetModel());
    return model == nullptr ? 0 : model->GetCount();
  }

  [[nodiscard]] wxDataViewItem item(unsigned row) const {
    return dynamic_cast<const wxDataViewVirtualListModel*>(list_->GetModel())->GetItem(row);
  }

  void beat() {
    const Clock::time_point now = Clock::now();
    stalls_[phase_] = std::max(stalls_[phase_], milliseconds(now - last_beat_));
    last_beat_ = now;
    if (steps_.empty() && rows() > 0) {
      std::cout << "usable " << milliseconds(now - started_) << '\n';
      plan();
    }
    if (steps_.empty() || --wait_ > 0) return;
    wait_ = settling_beats;
    if (next_ == steps_.size()) {
      finish();
      return;
    }
    const Step& step = steps_[next_++];
    phase_ = step.phase;
    last_beat_ = Clock::now();
    step.action();
  }

  void plan() {
    const unsigned all = rows();
    for (const char* letter : {"u", "0", "0", "2"}) {
      steps_.push_back({"filter", [this, letter] { filter_->AppendText(letter); }});
    }
    steps_.push_back({"filter", [this] { filter_->Clear(); }});
    for (unsigned row = 0; row < all; row += std::max(all / 20, 1U)) {
      steps_.push_back({"scroll", [this, row] { list_->EnsureVisible(item(row)); }});
    }
    for (const unsigned column : {4U, 3U, 0U}) steps_.push_back({"sort", [this, column] { sort(column); }});
    for (unsigned row = 0; row < 20; ++row) {
      steps_.push_back({"select", [this, row] {
                          list_->Select(item(row * 7));
                          wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, list_, item(row * 7));
                          list_->ProcessWindowEvent(event);
                        }});
    }
    steps_.push_back({"refresh", [] {
                        wxCommandEvent event(wxEVT_MENU, wxID_REFRESH);
                        wxTheApp->GetTopWindow()->ProcessWindowEvent(event);
                      }});
    for (int pause = 0; pause < 40; ++pause) steps_.push_back({"refresh", [] {}});
  }

  void sort(unsigned column) {
    list_->GetColumn(column)->SetSortOrder(true);
    wxDataViewEvent event(wxEVT_DATAVIEW_COLUMN_SORTED, list_, list_->GetColumn(column));
    list_->ProcessWindowEvent(event);
  }

  void finish() {
    beat_.Stop();
    for (const auto& [phase, longest] : stalls_) std::cout << phase << ' ' << longest << '\n';
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmHWM:")) std::cout << "peakKiB " << std::stol(line.substr(6)) << '\n';
    }
    std::cout << std::flush;
    static_cast<void>(smtpcfg::ui::finish_background_jobs(std::chrono::seconds(3)));
    std::_Exit(0);
  }

  std::filesystem::path installation_;
  wxDataViewCtrl* list_ = nullptr;
  wxTextCtrl* filter_ = nullptr;
  wxTimer beat_;
  Clock::time_point started_;
  Clock::time_point last_beat_;
  std::string phase_ = "open";
  std::map<std::string, double> stalls_;
  std::vector<Step> steps_;
  std::size_t next_ = 0;
  int wait_ = settling_beats;
};

}  // namespace

/// Opens the editor on an installation, filters, scrolls, sorts and selects, and prints milliseconds: until the list was there,
/// and the longest time that the window did not answer while it opened, filtered …; then the peak of its memory in KiB.
///
///     editor_stalls INSTALLATION
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  wxApp::SetInstance(new Driver(smtpcfg::model::path_of(argv[1])));
  int count = 1;
  return wxEntry(count, argv);
}
