#include <windows.h>

#include <optional>

#include "app/interrupt.h"

namespace smtpcfg::app {
namespace {

std::optional<std::stop_source> source;

/// Windows calls it on a thread of its own. False hands the event on, which ends the process.
BOOL WINAPI on_control(DWORD /*event*/) { return source->request_stop() ? TRUE : FALSE; }

}  // namespace

Interrupt::Interrupt() {
  source.emplace();
  SetConsoleCtrlHandler(on_control, TRUE);
}

Interrupt::~Interrupt() { SetConsoleCtrlHandler(on_control, FALSE); }

std::stop_token Interrupt::token() const { return source->get_token(); }

}  // namespace smtpcfg::app
