#include <windows.h>

#include "model/system_path.h"

#include "support.h"

namespace smtpcfg::model {

// The library's remove_all() stops at 260 characters.
void remove_tree(const std::filesystem::path& folder) {
  const auto names = system_files().list(folder);
  if (!names) return;
  for (const std::filesystem::path& name : *names) {
    const std::filesystem::path each = folder / name;
    SetFileAttributesW(system_path(each).c_str(), FILE_ATTRIBUTE_NORMAL);
    if (is_folder(system_files(), each)) {
      remove_tree(each);
    } else {
      DeleteFileW(system_path(each).c_str());
    }
  }
  RemoveDirectoryW(system_path(folder).c_str());
}

}  // namespace smtpcfg::model
