#include <windows.h>

#include "app/wide_windows.h"

namespace smtpcfg::app {

std::wstring widen(std::string_view utf8) {
  if (utf8.empty()) return {};
  const char* const bytes = utf8.data();  // with their size: nothing has to end them
  const int size = static_cast<int>(utf8.size());
  std::wstring wide(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, bytes, size, nullptr, 0)), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, bytes, size, wide.data(), static_cast<int>(wide.size()));
  return wide;
}

std::string narrow(std::wstring_view wide) {
  if (wide.empty()) return {};
  const wchar_t* const units = wide.data();
  const int size = static_cast<int>(wide.size());
  std::string utf8(static_cast<std::size_t>(WideCharToMultiByte(CP_UTF8, 0, units, size, nullptr, 0, nullptr, nullptr)), '\0');
  WideCharToMultiByte(CP_UTF8, 0, units, size, utf8.data(), static_cast<int>(utf8.size()), nullptr, nullptr);
  return utf8;
}

}  // namespace smtpcfg::app
