#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace smtpcfg::ui {

/// What a job on another thread has at hand.
class JobContext {
 public:
  [[nodiscard]] std::stop_token stop() const;
  /// Runs `action` on the UI thread, later, unless the job's task was dropped by then. May be called from any thread.
  void post(std::function<void()> action) const;

 private:
  friend class Task;
  struct State;
  explicit JobContext(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

/// A job running in the background for a window, which holds the task as a member. Destroying or replacing the task asks
/// the job to stop and drops whatever it still reports, without waiting for it; so a window closes at once, and nothing
/// reaches a window that is gone. The job must own, or share, everything it touches. UI thread only.
class Task {
 public:
  Task() = default;
  Task(Task&& other) noexcept = default;
  Task& operator=(Task&& other) noexcept;
  ~Task() { drop(); }

  /// Runs `job` on a thread of its own, then `done` with its result on the UI thread.
  template <typename Outcome>
  static Task start(std::function<Outcome(const JobContext&)> job, std::function<void(Outcome)> done) {
    return run([job = std::move(job), done = std::move(done)](const JobContext& context) {
      // CallAfter copies what it is given; results that hold secrets cannot be copied.
      auto result = std::make_shared<Outcome>(job(context));
      context.post([result, done] { done(std::move(*result)); });
    });
  }

  /// Asks the job to stop; what it reports still arrives.
  void request_stop();

 private:
  explicit Task(std::shared_ptr<JobContext::State> state) : state_(std::move(state)) {}
  static Task run(std::function<void(const JobContext&)> job);
  void drop();
  std::shared_ptr<JobContext::State> state_;
};

/// To be called once, when the program ends: from then on nothing is posted. Waits until all jobs have ended, at most
/// `patience`; false when one still hangs (a network share that is gone), and the process must end without unwinding.
bool finish_background_jobs(std::chrono::milliseconds patience);

}  // namespace smtpcfg::ui
