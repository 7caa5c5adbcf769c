#include <windows.h>

#include "model/text.h"

namespace smtpcfg::model {

// The library's own conversion throws at what is no Unicode text; Windows puts U+FFFD in its place.
std::filesystem::path path_of(std::string_view utf8) {
  const std::string text(utf8);
  const int given = static_cast<int>(text.size());
  std::wstring wide(text.size(), L'\0');  // never more of these than bytes
  wide.resize(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), given, wide.data(), given)));
  return wide;
}

std::string utf8_of(const std::filesystem::path& path) {
  const std::wstring& wide = path.native();
  const int given = static_cast<int>(wide.size());
  std::string utf8(wide.size() * 3, '\0');
  const int size = static_cast<int>(utf8.size());
  utf8.resize(static_cast<std::size_t>(WideCharToMultiByte(CP_UTF8, 0, wide.data(), given, utf8.data(), size, nullptr, nullptr)));
  return utf8;
}

}  // namespace smtpcfg::model
