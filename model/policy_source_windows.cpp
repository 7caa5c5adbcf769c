#include <windows.h>
#include <fmt/format.h>

#include <optional>
#include <string>

#include "model/policy_source.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr wchar_t policy_key[] = L"Software\\Policies\\smtpcfg";
constexpr DWORD longest_value = 32767 * sizeof(wchar_t);

Error unreadable(std::string_view name, std::string_view why) {
  return {ErrorKind::Unreadable, fmt::format("The administrator's policy cannot be read: {}, {}", name, why),
          fmt::format("Ask the administrator to correct {} in {}.", name, policy_source())};
}

class Key {
 public:
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() {
    if (handle_ != nullptr) ::RegCloseKey(handle_);
  }
  LSTATUS open() { return ::RegOpenKeyExW(HKEY_LOCAL_MACHINE, policy_key, 0, KEY_QUERY_VALUE | KEY_WOW64_64KEY, &handle_); }
  [[nodiscard]] HKEY get() const { return handle_; }

 private:
  HKEY handle_ = nullptr;
};

/// A number as its digits. Nothing when there is no such value.
Result<std::optional<std::string>> value_of(HKEY key, std::string_view name) {
  const std::wstring wide_name = path_of(name).wstring();
  DWORD type = 0;
  DWORD number = 0;
  DWORD size = sizeof(number);
  LSTATUS status = ::RegGetValueW(key, nullptr, wide_name.c_str(), RRF_RT_REG_DWORD, &type, &number, &size);
  if (status == ERROR_FILE_NOT_FOUND) return std::nullopt;
  if (status == ERROR_SUCCESS) return std::to_string(number);
  constexpr DWORD texts = RRF_RT_REG_SZ;  // a REG_EXPAND_SZ too, with its %VARIABLES% filled in
  size = 0;
  status = ::RegGetValueW(key, nullptr, wide_name.c_str(), texts, nullptr, nullptr, &size);
  if (status == ERROR_UNSUPPORTED_TYPE) return std::unexpected(unreadable(name, "whose type is neither a text nor a number."));
  if (status != ERROR_SUCCESS) return std::unexpected(unreadable(name, fmt::format("Windows' error {}.", status)));
  if (size > longest_value) return std::unexpected(unreadable(name, "which is too long."));
  std::wstring text(size / sizeof(wchar_t) + 1, L'\0');
  size = static_cast<DWORD>(text.size() * sizeof(wchar_t));
  status = ::RegGetValueW(key, nullptr, wide_name.c_str(), texts, nullptr, text.data(), &size);
  if (status != ERROR_SUCCESS) return std::unexpected(unreadable(name, fmt::format("Windows' error {}.", status)));
  text.resize(text.find(L'\0'));
  return utf8_of(std::filesystem::path(text));
}

}  // namespace

std::string_view policy_source() { return "HKEY_LOCAL_MACHINE\\Software\\Policies\\smtpcfg"; }

Result<Policy> policy_of_machine() {
  Policy policy;
  Key key;
  const LSTATUS opened = key.open();
  if (opened == ERROR_FILE_NOT_FOUND) return policy;
  if (opened != ERROR_SUCCESS) return std::unexpected(unreadable("the key", fmt::format("Windows' error {}.", opened)));
  // Names that we do not know are a newer template's, or somebody's remark.
  for (const PolicySetting& setting : policy_settings()) {
    const Result<std::optional<std::string>> value = value_of(key.get(), setting.name);
    if (!value) return std::unexpected(value.error());
    if (!*value) continue;
    if (const Result<void> set = set_text(policy, setting, **value); !set) {
      return std::unexpected(Error{ErrorKind::Unreadable, "The administrator's policy is not understood: " + set.error().message,
                                   fmt::format("{} It is in {}.", set.error().remedy, policy_source())});
    }
  }
  return policy;
}

}  // namespace smtpcfg::model
