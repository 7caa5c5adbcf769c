#include <wx/msw/wrapwin.h>

#include <atomic>
#include <bit>
#include <csignal>

#include "ui/foreign_owner.h"
#include "ui/placing.h"

namespace smtpcfg::ui {

namespace {

constexpr DWORD patience = 2000;  // milliseconds

// What a crash still has to enable.
std::atomic<HWND> disabled_window = nullptr;

void enable_disabled_window() {
  if (const HWND window = disabled_window.exchange(nullptr)) ::EnableWindow(window, TRUE);
}

/// Ends the program at once: an error report would hold its memory, and the caller would wait for it.
LONG WINAPI on_crash(EXCEPTION_POINTERS* /*what*/) {
  enable_disabled_window();
  return EXCEPTION_EXECUTE_HANDLER;
}

void on_abort(int /*signal*/) { enable_disabled_window(); }

HWND window_of(WindowHandle handle) { return std::bit_cast<HWND>(handle); }

bool is_ours(HWND window) {
  DWORD process = 0;
  ::GetWindowThreadProcessId(window, &process);
  return process == ::GetCurrentProcessId();
}

bool answers(HWND window) {
  DWORD_PTR answer = 0;
  return ::SendMessageTimeoutW(window, WM_NULL, 0, 0, SMTO_ABORTIFHUNG, patience, &answer) != 0;
}

template <BOOL enabled>
DWORD WINAPI set_enabled(void* window) {
  ::EnableWindow(static_cast<HWND>(window), enabled);
  return 0;
}

/// EnableWindow tells the window, and would wait for as long as its program does not listen; so another thread waits. What that
/// program asks of us meanwhile is answered, for it would not listen before.
void with_patience(LPTHREAD_START_ROUTINE action, HWND window) {
  const HANDLE thread = ::CreateThread(nullptr, 0, action, window, 0, nullptr);
  if (thread == nullptr) return;
  const ULONGLONG end = ::GetTickCount64() + patience;
  for (ULONGLONG now = ::GetTickCount64(); now < end; now = ::GetTickCount64()) {
    if (::MsgWaitForMultipleObjects(1, &thread, FALSE, static_cast<DWORD>(end - now), QS_SENDMESSAGE) != WAIT_OBJECT_0 + 1) break;
    MSG message;
    ::PeekMessageW(&message, nullptr, 0, 0, PM_NOREMOVE | PM_QS_SENDMESSAGE);
  }
  ::CloseHandle(thread);
}

}  // namespace

Result<WindowHandle> find_owner(WindowHandle handle) {
  const HWND window = ::IsWindow(window_of(handle)) ? ::GetAncestor(window_of(handle), GA_ROOT) : nullptr;
  if (window == nullptr || window == ::GetDesktopWindow() || is_ours(window)) {
    return failure(ErrorKind::NotFound, "--parent names no window of a program, or one that was closed meanwhile.",
                   "Give the handle (HWND) of a window that is open.");
  }
  return reinterpret_cast<std::uintptr_t>(window);
}

void ForeignOwner::take() {
  const HWND owner = window_of(owner_);
  RECT place;
  if (::GetWindowRect(owner, &place)) {
    place_over(dialog_, wxRect(place.left, place.top, place.right - place.left, place.bottom - place.top));
  }
  if (!answers(owner)) return;
  ::SetWindowLongPtrW(static_cast<HWND>(dialog_.GetHWND()), GWLP_HWNDPARENT, reinterpret_cast<LONG_PTR>(owner));
  disabled_ = ::IsWindowEnabled(owner) != 0;
  if (!disabled_) return;
  disabled_window = owner;
  ::SetUnhandledExceptionFilter(&on_crash);
  std::signal(SIGABRT, &on_abort);
  with_patience(&set_enabled<FALSE>, owner);
}

void ForeignOwner::give_back() {
  if (!std::exchange(disabled_, false)) return;
  disabled_window = nullptr;
  with_patience(&set_enabled<TRUE>, window_of(owner_));
}

bool ForeignOwner::exists() const { return ::IsWindow(window_of(owner_)) != 0; }

}  // namespace smtpcfg::ui
