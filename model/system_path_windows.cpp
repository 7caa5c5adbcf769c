#include <windows.h>

#include <string>
#include <string_view>

#include "model/system_path.h"

namespace smtpcfg::model {

namespace {

constexpr std::wstring_view extended = LR"(\\?\)";
constexpr std::wstring_view extended_share = LR"(\\?\UNC\)";
constexpr std::wstring_view device = LR"(\\.\)";
constexpr std::wstring_view share = LR"(\\)";

}  // namespace

std::filesystem::path full_path(const std::filesystem::path& path) {
  // Windows takes what begins like this as it stands, and so does this.
  if (path.empty() || path.native().starts_with(extended)) return path;
  std::wstring full;
  for (DWORD size = GetFullPathNameW(path.c_str(), 0, nullptr, nullptr); size > full.size();) {
    full.resize(size);
    size = GetFullPathNameW(path.c_str(), static_cast<DWORD>(full.size()), full.data(), nullptr);
    if (size != 0 && size < full.size()) {
      full.resize(size);
      return full;
    }
  }
  return path;
}

std::filesystem::path system_path(const std::filesystem::path& path) {
  const std::wstring full = full_path(path).native();
  if (full.empty() || full.starts_with(extended) || full.starts_with(device)) return full;
  if (full.starts_with(share)) return std::wstring(extended_share) + full.substr(share.size());
  return std::wstring(extended) + full;
}

std::filesystem::path disk_of(const std::filesystem::path& system_path) {
  const std::wstring& text = system_path.native();
  if (text.starts_with(extended_share)) {
    const std::size_t server = text.find(L'\\', extended_share.size());
    if (server == std::wstring::npos) return {};
    return text.substr(0, text.find(L'\\', server + 1)) + L'\\';
  }
  if (!text.starts_with(extended) || text.size() < extended.size() + 2 || text[extended.size() + 1] != L':') return {};
  return text.substr(0, extended.size() + 2) + L'\\';
}

}  // namespace smtpcfg::model
