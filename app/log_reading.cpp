#include "app/log_reading.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

#include "model/file_errors.h"
#include "model/system_path.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

std::unexpected<Error> unreadable(const std::filesystem::path& path, int number) {
  const int reason = number == 0 ? EIO : number;
  return std::unexpected(model::reading_error(path, std::error_code(reason, std::generic_category())));
}

}  // namespace

Result<bool> read_log(const model::FileSystem& files, std::string_view file, const std::stop_token& stop,
                      const std::function<void(std::uintmax_t, std::uintmax_t)>& progress, validation::LogErrors& errors) {
  const std::filesystem::path path = model::path_of(file);
  const auto facts = files.facts(path);
  if (!facts) return std::unexpected(model::reading_error(path, facts.error()));
  if (facts->kind == model::FileKind::Folder) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: it is a folder.", model::utf8_of(path)),
                   "Name a log file in it.");
  }
  errno = 0;
  std::ifstream log(model::system_path(path), std::ios::in | std::ios::binary);
  if (!log) return unreadable(path, errno);
  constexpr std::size_t at_once = 1U << 20U;
  std::vector<char> buffer(at_once);
  while (!stop.stop_requested()) {
    errno = 0;
    log.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto count = static_cast<std::size_t>(log.gcount());
    errors.feed(std::string_view(buffer.data(), count));
    progress(errors.bytes(), facts->size);
    if (log.bad() || (count == 0 && errno != 0)) return unreadable(path, errno);
    if (!log) {
      errors.finish();
      return true;
    }
  }
  return false;
}

}  // namespace smtpcfg::app
