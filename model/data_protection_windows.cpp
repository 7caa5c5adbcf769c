#include <windows.h>
#include <wincrypt.h>
#define SECURITY_WIN32
#include <security.h>

#include <array>
#include <span>

#include "model/data_protection.h"
#include "model/process.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

// Keeps what another program sealed from being taken for a key, and the other way round. It is no secret.
constexpr std::string_view application = "smtpcfg smtp.key 1";

// Only read by Windows, though the parameter's type does not say so.
DATA_BLOB blob_of(std::string_view bytes) {
  return {.cbData = static_cast<DWORD>(bytes.size()), .pbData = reinterpret_cast<BYTE*>(const_cast<char*>(bytes.data()))};
}

std::unexpected<std::error_code> last_error() {
  return std::unexpected(std::error_code(static_cast<int>(GetLastError()), std::system_category()));
}

/// What Windows gave, overwritten before it goes back.
class Given {
 public:
  explicit Given(const DATA_BLOB& blob) : blob_(blob) {}
  Given(const Given&) = delete;
  Given& operator=(const Given&) = delete;
  ~Given() {
    crypto::wipe(blob_.pbData, blob_.cbData);
    LocalFree(blob_.pbData);
  }
  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(blob_.pbData), blob_.cbData}; }

 private:
  DATA_BLOB blob_;
};

std::string user_with_domain() {
  std::array<wchar_t, 1024> name{};
  auto size = static_cast<ULONG>(name.size());
  return GetUserNameExW(NameSamCompatible, name.data(), &size) != 0 ? utf8_of(name.data()) : this_process().user;
}

}  // namespace

std::optional<ProtectionPlace> protection_place() {
  return ProtectionPlace{.machine = this_process().machine, .user = user_with_domain()};
}

std::expected<std::string, std::error_code> protect(const crypto::Secret& content, ProtectionScope scope) {
  DATA_BLOB input = blob_of(content.reveal());
  DATA_BLOB entropy = blob_of(application);
  DATA_BLOB output{};
  const DWORD flags = CRYPTPROTECT_UI_FORBIDDEN | (scope == ProtectionScope::Machine ? CRYPTPROTECT_LOCAL_MACHINE : 0);
  if (CryptProtectData(&input, nullptr, &entropy, nullptr, nullptr, flags, &output) == 0) return last_error();
  const Given given(output);
  return std::string(given.bytes());
}

std::expected<crypto::Secret, std::error_code> unprotect(std::string_view sealed) {
  DATA_BLOB input = blob_of(sealed);
  DATA_BLOB entropy = blob_of(application);
  DATA_BLOB output{};
  if (CryptUnprotectData(&input, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &output) == 0) {
    return last_error();
  }
  const Given given(output);
  return crypto::Secret(given.bytes());
}

bool is_on_share(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);
  std::wstring volume(whole.native().size() + MAX_PATH, L'\0');
  return !error && GetVolumePathNameW(whole.c_str(), volume.data(), static_cast<DWORD>(volume.size())) != 0 &&
         GetDriveTypeW(volume.c_str()) == DRIVE_REMOTE;
}

}  // namespace smtpcfg::model
