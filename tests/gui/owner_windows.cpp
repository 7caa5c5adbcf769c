// A program like the CRM: it shows a window, starts smtpcfg-gui as a dialog of that window, and tells what it sees.
//
//   owner WHAT PROGRAM [ARGUMENT…]
//
// Adds --parent and its window's handle to the arguments. WHAT it does besides waiting:
//   open       nothing
//   disabled   its window was disabled already
//   part       gives the handle of a part of its window
//   corner     its window is in the corner of the screen
//   vanished   gives the handle of a window that is gone
//   destroyed  destroys its window when the dialog is open
//   deaf       never listens while the program runs
//   deafened   no longer listens when the dialog is open
//   crash      makes the program crash when the dialog is open
//   killed     kills the program when the dialog is open
// Prints one fact a line, NAME=VALUE; "open" after what was seen of the dialog.
#include <windows.h>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

constexpr wchar_t title_of_dialog[] = L"Connection Settings";
constexpr DWORD between_looks = 20;  // milliseconds

HWND dialog = nullptr;
DWORD program_id = 0;

BOOL CALLBACK take_dialog(HWND window, LPARAM /*unused*/) {
  DWORD process = 0;
  wchar_t title[64] = L"";
  ::GetWindowThreadProcessId(window, &process);
  ::GetWindowTextW(window, title, 64);
  if (process != program_id || !::IsWindowVisible(window) || std::wstring(title) != title_of_dialog) return TRUE;
  dialog = window;
  return FALSE;
}

void tell(const char* name, long long value) { std::cout << name << "=" << value << "\n" << std::flush; }

LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM first, LPARAM second) {
  // Only while the dialog is still there does the window that gets enabled get the focus too.
  if (message == WM_ENABLE && first != 0) tell("enabled_before_the_dialog_went", ::IsWindowVisible(dialog));
  return ::DefWindowProcW(window, message, first, second);
}

HWND make_window(const std::wstring& what) {
  WNDCLASSW kind{};
  kind.lpfnWndProc = &on_message;
  kind.hInstance = ::GetModuleHandleW(nullptr);
  kind.lpszClassName = L"Owner";
  ::RegisterClassW(&kind);
  const int left = what == L"corner" ? 1100 : 360;
  const int top = what == L"corner" ? 900 : 300;
  return ::CreateWindowW(L"Owner", L"CRM", WS_OVERLAPPEDWINDOW | WS_VISIBLE, left, top, 500, 400, nullptr, nullptr,
                         kind.hInstance, nullptr);
}

HANDLE start(int count, wchar_t** words, HWND parent) {
  std::wstring line;
  for (int index = 2; index < count; ++index) line += L"\"" + std::wstring(words[index]) + L"\" ";
  line += L"--parent " + std::to_wstring(reinterpret_cast<std::uintptr_t>(parent));
  STARTUPINFOW how{};
  how.cb = sizeof how;
  PROCESS_INFORMATION made{};
  if (!::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &how, &made)) {
    std::cerr << "The program does not start.\n";
    std::exit(EXIT_FAILURE);
  }
  ::CloseHandle(made.hThread);
  program_id = made.dwProcessId;
  return made.hProcess;
}

void tell_of_dialog(HWND owner) {
  RECT inner;
  RECT outer;
  ::GetWindowRect(dialog, &inner);
  ::GetWindowRect(owner, &outer);
  tell("owned", ::GetWindow(dialog, GW_OWNER) == owner);
  tell("taskbar_button", (::GetWindowLongW(dialog, GWL_EXSTYLE) & WS_EX_APPWINDOW) != 0);
  tell("owner_enabled_while_open", ::IsWindowEnabled(owner));
  tell("right_of_centre", ((inner.left + inner.right) - (outer.left + outer.right)) / 2);
  tell("below_centre", ((inner.top + inner.bottom) - (outer.top + outer.bottom)) / 2);
  tell("on_screen", inner.left >= 0 && inner.top >= 0 && inner.right <= ::GetSystemMetrics(SM_CXSCREEN) &&
                        inner.bottom <= ::GetSystemMetrics(SM_CYSCREEN));
  std::cout << "open\n" << std::flush;
}

void when_open(const std::wstring& what, HWND owner, HANDLE program) {
  if (what == L"destroyed") ::DestroyWindow(owner);
  if (what == L"deafened") ::WaitForSingleObject(program, INFINITE);
  if (what == L"killed") ::TerminateProcess(program, 9);
  if (what == L"crash") {
    const auto nowhere = std::bit_cast<LPTHREAD_START_ROUTINE>(std::uintptr_t{16});
    ::CreateRemoteThread(program, nullptr, 0, nowhere, nullptr, 0, nullptr);
  }
}

/// Listens to messages until the program ends.
void wait(const std::wstring& what, HWND owner, HANDLE program) {
  while (::MsgWaitForMultipleObjects(1, &program, FALSE, between_looks, QS_ALLINPUT) != WAIT_OBJECT_0) {
    MSG message;
    while (::PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) ::DispatchMessageW(&message);
    if (dialog != nullptr) continue;
    ::EnumWindows(&take_dialog, 0);
    if (dialog == nullptr) continue;
    tell_of_dialog(owner);
    when_open(what, owner, program);
  }
}

}  // namespace

int wmain(int count, wchar_t** words) {
  const std::wstring what = words[1];
  const HWND owner = make_window(what);
  HWND parent = owner;
  if (what == L"disabled") ::EnableWindow(owner, FALSE);
  if (what == L"vanished") ::DestroyWindow(owner);
  if (what == L"part") {
    parent = ::CreateWindowW(L"BUTTON", L"E-mail", WS_CHILD | WS_VISIBLE, 10, 10, 100, 30, owner, nullptr, nullptr, nullptr);
  }
  const HANDLE program = start(count, words, parent);
  if (what == L"deaf") ::WaitForSingleObject(program, INFINITE);
  wait(what, owner, program);
  DWORD code = 0;
  ::GetExitCodeProcess(program, &code);
  tell("owner_enabled_after", ::IsWindowEnabled(owner));
  tell("owner_active_after", ::GetForegroundWindow() == owner);
  tell("exit", code);
  return EXIT_SUCCESS;
}
