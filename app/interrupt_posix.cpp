#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <thread>

#include "app/interrupt.h"

namespace smtpcfg::app {
namespace {

// A signal handler may do next to nothing: it writes to this pipe, and a thread at the other end asks for the stop.
std::array<int, 2> wake_pipe{-1, -1};
struct sigaction before_interrupt;
struct sigaction before_terminate;
std::optional<std::stop_source> source;
std::thread listener;

constexpr char interrupted = 'i';
constexpr char finished = 'f';

void on_signal(int /*number*/) {
  const int saved = errno;
  [[maybe_unused]] const ssize_t count = ::write(wake_pipe[1], &interrupted, 1);
  errno = saved;
}

void listen(std::stop_source stop) {  // NOLINT(performance-unnecessary-value-param): a thread's own
  char what = 0;
  while (true) {
    const ssize_t count = ::read(wake_pipe[0], &what, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count != 1 || what == finished) return;
    stop.request_stop();
  }
}

}  // namespace

Interrupt::Interrupt() {
  source.emplace();
  if (::pipe2(wake_pipe.data(), O_CLOEXEC) != 0) return;
  listener = std::thread(listen, *source);
  struct sigaction action = {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  ::sigaction(SIGINT, &action, &before_interrupt);
  ::sigaction(SIGTERM, &action, &before_terminate);
}

Interrupt::~Interrupt() {
  if (!listener.joinable()) return;
  ::sigaction(SIGINT, &before_interrupt, nullptr);
  ::sigaction(SIGTERM, &before_terminate, nullptr);
  [[maybe_unused]] const ssize_t count = ::write(wake_pipe[1], &finished, 1);
  listener.join();
  for (int& end : wake_pipe) {
    ::close(end);
    end = -1;
  }
}

std::stop_token Interrupt::token() const { return source->get_token(); }

}  // namespace smtpcfg::app
