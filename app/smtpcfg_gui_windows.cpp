#include <windows.h>
#include <shellapi.h>
#include <wx/init.h>
#include <wx/msw/wrapwin.h>

#include "app/smtpcfg_gui.h"
#include "app/wide_windows.h"
#include "crypto/core_files.h"
#include "model/policy_source.h"

namespace {

std::vector<std::string> arguments() {
  int count = 0;
  wchar_t** const wide = ::CommandLineToArgvW(::GetCommandLineW(), &count);
  std::vector<std::string> utf8;
  for (int index = 1; index < count; ++index) utf8.push_back(smtpcfg::app::narrow(wide[index]));
  ::LocalFree(static_cast<void*>(wide));
  return utf8;
}

}  // namespace

namespace smtpcfg::app {

/// A program with windows has no console of its own: what it has to say goes where its caller listens, else into a box.
void tell(const GuiExit& exit) {
  const HANDLE listener = ::GetStdHandle(exit.code == 0 ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
  DWORD written = 0;
  const bool told = listener != nullptr && listener != INVALID_HANDLE_VALUE &&
                    ::WriteFile(listener, exit.text.data(), DWORD(exit.text.size()), &written, nullptr) != 0;
  if (told) return;
  const UINT icon = exit.code == 0 ? MB_ICONINFORMATION : MB_ICONERROR;
  ::MessageBoxW(nullptr, widen(exit.text).c_str(), L"smtpcfg", MB_OK | icon);
}

}  // namespace smtpcfg::app

int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, char* command_line, int show) {
  smtpcfg::crypto::keep_memory_out_of_core_files();
  auto options = smtpcfg::app::parse_gui_options(arguments(), smtpcfg::model::policy_of_machine());
  if (!options) {
    smtpcfg::app::tell(options.error());
    return options.error().code;
  }
  smtpcfg::app::install_gui(std::move(*options));
  return wxEntry(instance, previous, command_line, show);
}
