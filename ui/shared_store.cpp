#include "ui/shared_store.h"

#include <cstdlib>

#include "model/file_system.h"
#include "model/text.h"

namespace smtpcfg::ui {

namespace {

Result<model::Installation> open_installation(const Place& place) {
  const model::FileSystem& files = model::system_files();
  if (place.installation) return model::Installation::open(files, *place.installation);
#ifdef _WIN32
  const wchar_t* named = _wgetenv(L"SMTPCFG_INSTALLATION");
#else
  const char* named = std::getenv("SMTPCFG_INSTALLATION");  // NOLINT(concurrency-mt-unsafe): nothing here changes it
#endif
  if (named != nullptr && *named != 0) return model::Installation::open(files, named);
  std::error_code code;
  const std::filesystem::path here = std::filesystem::current_path(code);
  return model::Installation::find(files, here);
}

}  // namespace

Result<void> SharedStore::open() {
  if (store_) return {};
  Result<model::Installation> installation = open_installation(place_);
  if (!installation) return std::unexpected(std::move(installation.error()));
  store_.emplace(model::system_files(), std::move(*installation), place_.key_file, ask_, place_.policy,
                 model::system_change_log());
  return {};
}

}  // namespace smtpcfg::ui
