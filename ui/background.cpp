#include "ui/background.h"

#include <wx/app.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace smtpcfg::ui {

namespace {

struct Running {
  std::mutex mutex;
  std::condition_variable ended;
  int jobs = 0;
  bool closed = false;
};

// Never destroyed: a job that hangs may look at it while the process ends.
Running& running() {
  static auto* const instance = new Running;
  return *instance;
}

}  // namespace

struct JobContext::State {
  std::stop_source stop;
  std::atomic<bool> dropped = false;
};

std::stop_token JobContext::stop() const { return state_->stop.get_token(); }

void JobContext::post(std::function<void()> action) const {
  const std::lock_guard guard(running().mutex);
  if (running().closed || state_->dropped) return;
  // The flag is looked at again over there: only the UI thread sets it, so it cannot change under the action.
  wxTheApp->CallAfter([state = state_, action = std::move(action)] {
    if (!state->dropped) action();
  });
}

Task& Task::operator=(Task&& other) noexcept {
  if (this != &other) {
    drop();
    state_ = std::move(other.state_);
  }
  return *this;
}

Task Task::run(std::function<void(const JobContext&)> job) {
  auto state = std::make_shared<JobContext::State>();
  {
    const std::lock_guard guard(running().mutex);
    ++running().jobs;
  }
  std::jthread([job = std::move(job), state]() mutable {
    job(JobContext(state));
    job = nullptr;  // what the job holds goes before the program may believe that it has ended
    std::unique_lock guard(running().mutex);
    --running().jobs;
    std::notify_all_at_thread_exit(running().ended, std::move(guard));
  }).detach();
  return Task(std::move(state));
}

void Task::request_stop() {
  if (state_) state_->stop.request_stop();
}

void Task::drop() {
  if (!state_) return;
  state_->dropped = true;
  state_->stop.request_stop();
  state_.reset();
}

bool finish_background_jobs(std::chrono::milliseconds patience) {
  std::unique_lock guard(running().mutex);
  running().closed = true;
  return running().ended.wait_for(guard, patience, [] { return running().jobs == 0; });
}

}  // namespace smtpcfg::ui
