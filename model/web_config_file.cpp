#include "model/web_config_file.h"

#include <fmt/format.h>

#include "model/atomic_save.h"
#include "model/file_errors.h"
#include "model/text.h"

namespace smtpcfg::model {

Result<LoadedWebConfig> load_web_config(const FileSystem& files, const std::filesystem::path& file) {
  const auto facts = files.facts(file);
  if (!facts) return std::unexpected(reading_error(file, facts.error()));
  if (facts->kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no file {}.", utf8_of(file)),
                   "Name CRM.Web's web.config, in the folder of the web application.");
  }
  if (facts->kind == FileKind::Folder) {
    return failure(ErrorKind::Unreadable, fmt::format("{} is a folder.", utf8_of(file)), "Name the web.config in it.");
  }
  auto bytes = files.read(file, largest_web_config);
  if (!bytes) return std::unexpected(reading_error(file, bytes.error()));
  Result<WebConfig> config = WebConfig::parse(*bytes, utf8_of(file));
  const crypto::Sha256 fingerprint = crypto::sha256(*bytes);
  crypto::wipe(bytes->data(), bytes->size());
  if (!config) return std::unexpected(config.error());
  return LoadedWebConfig{std::move(*config), fingerprint};
}

Result<void> save_web_config(FileSystem& files, const std::filesystem::path& file, const EditedWebConfig& edited,
                             const crypto::Sha256& fingerprint) {
  if (edited.splices.empty()) return {};
  return save_atomically(files, file, edited.bytes.reveal(), fingerprint);
}

}  // namespace smtpcfg::model
