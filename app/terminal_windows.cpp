#include <windows.h>
#include <shellapi.h>

#include <algorithm>
#include <array>

#include "app/terminal.h"
#include "app/wide_windows.h"

namespace smtpcfg::app {
namespace {

HANDLE handle_of(Stream stream) {
  switch (stream) {
    case Stream::Input:
      return GetStdHandle(STD_INPUT_HANDLE);
    case Stream::Output:
      return GetStdHandle(STD_OUTPUT_HANDLE);
    case Stream::Error:
      break;
  }
  return GetStdHandle(STD_ERROR_HANDLE);
}

std::error_code last_error() { return {static_cast<int>(GetLastError()), std::system_category()}; }

void understand_colours(Stream stream) {
  DWORD mode = 0;
  const HANDLE handle = handle_of(stream);
  if (GetConsoleMode(handle, &mode) != 0) SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

}  // namespace

std::vector<std::string> utf8_arguments(int /*argc*/, char** /*argv*/) {
  int count = 0;
  wchar_t** wide = CommandLineToArgvW(GetCommandLineW(), &count);
  std::vector<std::string> arguments;
  for (int i = 1; i < count; ++i) arguments.push_back(narrow(wide[i]));
  LocalFree(static_cast<HLOCAL>(wide));
  return arguments;
}

std::optional<std::string> environment(const char* name) {
  const std::wstring wide_name = widen(name);
  const DWORD size = GetEnvironmentVariableW(wide_name.c_str(), nullptr, 0);
  if (size <= 1) return std::nullopt;
  std::wstring value(size, L'\0');
  value.resize(GetEnvironmentVariableW(wide_name.c_str(), value.data(), size));
  return narrow(value);
}

void prepare_terminal() {
  // Our own console output is wide; the code page serves whatever else writes to the console on our behalf.
  SetConsoleOutputCP(CP_UTF8);
  understand_colours(Stream::Output);
  understand_colours(Stream::Error);
}

bool is_terminal(Stream stream) {
  DWORD mode = 0;
  return GetConsoleMode(handle_of(stream), &mode) != 0;
}

std::error_code write_to(Stream stream, std::string_view utf8) {
  const HANDLE handle = handle_of(stream);
  if (is_terminal(stream)) {
    const std::wstring wide = widen(utf8);
    std::wstring_view rest = wide;
    while (!rest.empty()) {
      DWORD written = 0;
      const DWORD chunk = static_cast<DWORD>(std::min<std::size_t>(rest.size(), 8192));
      if (WriteConsoleW(handle, rest.data(), chunk, &written, nullptr) == 0) return last_error();
      rest.remove_prefix(written);
    }
    return {};
  }
  while (!utf8.empty()) {
    DWORD written = 0;
    const DWORD chunk = static_cast<DWORD>(std::min<std::size_t>(utf8.size(), 1U << 20U));
    if (WriteFile(handle, utf8.data(), chunk, &written, nullptr) == 0) return last_error();
    utf8.remove_prefix(written);
  }
  return {};
}

Result<crypto::Secret> read_standard_input(std::size_t max_bytes) {
  crypto::Secret content;
  std::array<char, 4096> buffer{};
  while (true) {
    DWORD count = 0;
    const bool good = ReadFile(handle_of(Stream::Input), buffer.data(), static_cast<DWORD>(buffer.size()), &count, nullptr) != 0;
    // A pipe whose writer is gone ends this way.
    if (!good && GetLastError() == ERROR_BROKEN_PIPE) return content;
    if (!good) return failure(ErrorKind::Usage, "Standard input cannot be read.");
    content.append(std::string_view(buffer.data(), count));
    crypto::wipe(buffer.data(), buffer.size());
    if (count == 0) return content;
    if (content.size() > max_bytes) return failure(ErrorKind::Usage, "Standard input is longer than is taken here.");
  }
}

}  // namespace smtpcfg::app
