#include "holding_process_windows.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "model/system_path.h"

namespace smtpcfg::model {

namespace {

constexpr const wchar_t* file_variable = L"SMTPCFG_TEST_HOLD";
constexpr const wchar_t* event_variable = L"SMTPCFG_TEST_EVENTS";

std::wstring variable(const wchar_t* name) {
  std::wstring value(32768, L'\0');
  value.resize(GetEnvironmentVariableW(name, value.data(), static_cast<DWORD>(value.size())));
  return value;
}

HANDLE event_called(const std::wstring& name) { return CreateEventW(nullptr, TRUE, FALSE, name.c_str()); }

// Runs before main().
const bool not_asked_to_hold = [] {
  const std::wstring file = variable(file_variable);
  if (file.empty()) return true;
  const std::wstring events = variable(event_variable);
  const HANDLE held = CreateFileW(file.c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr);
  if (held == INVALID_HANDLE_VALUE) ExitProcess(1);
  SetEvent(event_called(events + L"held"));
  WaitForSingleObject(event_called(events + L"release"), INFINITE);
  ExitProcess(0);
}();

}  // namespace

HoldingProcess::HoldingProcess(const std::filesystem::path& file) {
  const std::wstring events =
      L"smtpcfg-" + std::to_wstring(GetCurrentProcessId()) + L"-" + std::to_wstring(GetTickCount64()) + L"-";
  held_ = event_called(events + L"held");
  release_ = event_called(events + L"release");
  std::wstring program(32768, L'\0');
  program.resize(GetModuleFileNameW(nullptr, program.data(), static_cast<DWORD>(program.size())));
  SetEnvironmentVariableW(file_variable, system_path(file).c_str());
  SetEnvironmentVariableW(event_variable, events.c_str());
  STARTUPINFOW start{};
  start.cb = sizeof start;
  PROCESS_INFORMATION started{};
  const BOOL runs = CreateProcessW(program.c_str(), nullptr, nullptr, nullptr, FALSE, 0, nullptr, nullptr, &start, &started);
  SetEnvironmentVariableW(file_variable, nullptr);
  EXPECT_TRUE(runs);
  if (runs == FALSE) return;
  CloseHandle(started.hThread);
  process_ = started.hProcess;
  number_ = started.dwProcessId;
  const std::array<HANDLE, 2> either{held_, process_};
  EXPECT_EQ(WaitForMultipleObjects(2, either.data(), FALSE, INFINITE), WAIT_OBJECT_0) << "the file could not be held";
}

void HoldingProcess::let_go() {
  if (process_ == nullptr) return;
  SetEvent(release_);
  WaitForSingleObject(process_, INFINITE);
  for (const HANDLE each : {process_, held_, release_}) CloseHandle(each);
  process_ = nullptr;
}

bool is_wine() { return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr; }

}  // namespace smtpcfg::model
