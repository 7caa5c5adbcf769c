#include "model/ensure_folder.h"

#include "model/file_errors.h"

namespace smtpcfg::model {

Result<void> ensure_folder(FileSystem& files, const std::filesystem::path& folder) {
  if (is_folder(files, folder)) return {};
  const auto created = files.create_folder(folder);
  if (created || created.error() == std::errc::file_exists) return {};
  return std::unexpected(writing_error(folder, created.error()));
}

}  // namespace smtpcfg::model
