#include <windows.h>

#include <array>

#include "net/machine_name.h"

namespace smtpcfg::net {

std::string machine_name() {
  std::array<wchar_t, 256> name{};
  auto size = static_cast<DWORD>(name.size());
  if (GetComputerNameExW(ComputerNameDnsFullyQualified, name.data(), &size) == 0) return {};
  std::string text;
  for (DWORD index = 0; index < size; ++index) {
    const wchar_t letter = name[index];
    text += letter < 0x80 ? static_cast<char>(letter) : '?';  // ehlo_name() takes ASCII only
  }
  return text;
}

}  // namespace smtpcfg::net
