#include "model/replace_file.h"

#include <fmt/format.h>

#include "model/atomic_save.h"
#include "model/file_errors.h"
#include "model/text.h"

namespace smtpcfg::model {

Result<void> replace_file(FileSystem& files, const std::filesystem::path& file, std::string_view bytes) {
  const auto facts = files.facts(file);
  if (!facts) return std::unexpected(writing_error(file, facts.error()));
  if (facts->kind == FileKind::Folder || facts->kind == FileKind::Other) {
    return failure(ErrorKind::NotWritable, fmt::format("Cannot save {}: it is not a file.", utf8_of(file)),
                   "Choose another name.");
  }
  Expected expected;
  if (facts->kind == FileKind::File) {
    constexpr std::size_t largest = std::size_t{64} << 20U;
    const auto present = files.read(file, largest);
    if (!present) return std::unexpected(writing_error(file, present.error()));
    if (*present == bytes) return {};
    expected = crypto::sha256(*present);
  }
  return save_atomically(files, file, bytes, expected);
}

}  // namespace smtpcfg::model
