#pragma once

#include <stop_token>

namespace smtpcfg::app {

/// While it lives, the first Ctrl+C (or a request to terminate) asks `token()` to stop instead of ending the process; the
/// second one ends it. One at a time.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  [[nodiscard]] std::stop_token token() const;
};

}  // namespace smtpcfg::app
