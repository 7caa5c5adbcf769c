#include "model/file_system.h"

namespace smtpcfg::model {

bool is_folder(const FileSystem& files, const std::filesystem::path& path) {
  const auto facts = files.facts(path);
  return facts && facts->kind == FileKind::Folder;
}

}  // namespace smtpcfg::model
