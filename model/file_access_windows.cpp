#include <optional>
#include <vector>

#include "model/windows_calls.h"

namespace smtpcfg::model {

namespace {

using Descriptor = std::vector<char>;

std::optional<Descriptor> security_of(const std::filesystem::path& file, SECURITY_INFORMATION what) {
  DWORD size = 0;
  GetFileSecurityW(file.c_str(), what, nullptr, 0, &size);
  Descriptor descriptor(size);
  if (size == 0 || GetFileSecurityW(file.c_str(), what, descriptor.data(), size, &size) == 0) return std::nullopt;
  return descriptor;
}

bool is_protected(Descriptor& descriptor) {
  SECURITY_DESCRIPTOR_CONTROL control = 0;
  DWORD revision = 0;
  return GetSecurityDescriptorControl(descriptor.data(), &control, &revision) != 0 && (control & SE_DACL_PROTECTED) != 0;
}

}  // namespace

bool have_same_access_list(const std::filesystem::path& one, const std::filesystem::path& other) {
  const std::optional<Descriptor> list = security_of(one, DACL_SECURITY_INFORMATION);
  return list && list == security_of(other, DACL_SECURITY_INFORMATION);
}

FileResult<void> copy_access_list(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::optional<Descriptor> wanted = security_of(from, DACL_SECURITY_INFORMATION);
  // The copy has inherited its folder's list, mostly the very same; on some shares nobody may change one.
  if (!wanted || wanted == security_of(to, DACL_SECURITY_INFORMATION)) return {};
  const SECURITY_INFORMATION inheriting =
      is_protected(*wanted) ? PROTECTED_DACL_SECURITY_INFORMATION : UNPROTECTED_DACL_SECURITY_INFORMATION;
  return done(SetFileSecurityW(to.c_str(), DACL_SECURITY_INFORMATION | inheriting, wanted->data()));
}

void copy_owner_and_marks(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (std::optional<Descriptor> owner = security_of(from, OWNER_SECURITY_INFORMATION);
      owner && owner != security_of(to, OWNER_SECURITY_INFORMATION)) {
    SetFileSecurityW(to.c_str(), OWNER_SECURITY_INFORMATION, owner->data());
  }
  constexpr DWORD kept = FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM | FILE_ATTRIBUTE_NOT_CONTENT_INDEXED;
  const DWORD marks = GetFileAttributesW(from.c_str());
  const DWORD present = GetFileAttributesW(to.c_str());
  if (marks == INVALID_FILE_ATTRIBUTES || present == INVALID_FILE_ATTRIBUTES || (marks & kept) == 0) return;
  SetFileAttributesW(to.c_str(), present | (marks & kept));
}

}  // namespace smtpcfg::model
