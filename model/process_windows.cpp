#include <windows.h>

#include <array>
#include <string>

#include "model/process.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

std::uint64_t start_of(HANDLE process) {
  FILETIME created{};
  FILETIME other{};
  if (GetProcessTimes(process, &created, &other, &other, &other) == 0) return 0;
  return (static_cast<std::uint64_t>(created.dwHighDateTime) << 32) | created.dwLowDateTime;
}

std::string machine_name() {
  std::array<wchar_t, 256> name{};
  DWORD size = name.size();
  return GetComputerNameExW(ComputerNamePhysicalDnsHostname, name.data(), &size) != 0 ? utf8_of(name.data()) : std::string();
}

std::string user_name() {
  std::array<wchar_t, 257> name{};
  DWORD size = name.size();
  return GetUserNameW(name.data(), &size) != 0 ? utf8_of(name.data()) : std::string();
}

}  // namespace

ProcessIdentity this_process() {
  return {
      .machine = machine_name(), .user = user_name(), .process = GetCurrentProcessId(), .started = start_of(GetCurrentProcess())};
}

bool is_running(const ProcessIdentity& identity) {
  const HANDLE process =
      OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, static_cast<DWORD>(identity.process));
  // A process of somebody else may not be opened; that it is there is known all the same.
  if (process == nullptr) return GetLastError() == ERROR_ACCESS_DENIED;
  const bool running = WaitForSingleObject(process, 0) == WAIT_TIMEOUT && start_of(process) == identity.started;
  CloseHandle(process);
  return running;
}

}  // namespace smtpcfg::model
