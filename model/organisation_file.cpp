#include "model/organisation_file.h"

#include <fmt/format.h>

#include "model/atomic_save.h"
#include "model/ensure_folder.h"
#include "model/file_errors.h"
#include "model/replacing.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_organisation = std::size_t{16} << 20;

}  // namespace

Result<LoadedOrganisation> load_organisation(const FileSystem& files, const Installation& installation) {
  const std::filesystem::path file = installation.organisation_file();
  auto found = read_settled(files, file, largest_organisation);
  if (!found) return std::unexpected(reading_error(file, found.error()));
  LoadedOrganisation loaded;
  if (found->facts.kind == FileKind::Absent) return loaded;
  loaded.xml = std::move(found->bytes);
  loaded.fingerprint = crypto::sha256(loaded.xml);
  Result<ParsedOrganisation> parsed = parse_organisation_xml(loaded.xml, utf8_of(file));
  if (!parsed) return std::unexpected(parsed.error());
  loaded.parsed = std::move(*parsed);
  return loaded;
}

Result<void> save_organisation(FileSystem& files, const Installation& installation, const Organisation& organisation,
                               const LoadedOrganisation& based_on) {
  const std::filesystem::path file = installation.organisation_file();
  if (based_on.parsed.version > organisation_version) {
    return failure(ErrorKind::NotWritable,
                   fmt::format("{} was not saved: it was written by a newer smtpcfg (version {} of the format).", utf8_of(file),
                               based_on.parsed.version),
                   "Use that newer smtpcfg; this one could lose what it does not know.");
  }
  const std::string xml = write_organisation_xml(organisation, based_on.xml);
  // Nobody could read what was saved otherwise.
  if (const auto readable = parse_organisation_xml(xml, utf8_of(file)); !readable) {
    return failure(ErrorKind::NotWritable, fmt::format("{} was not saved: {}", utf8_of(file), readable.error().message),
                   "Take out what is too much for one file.");
  }
  if (Result<void> folder = ensure_folder(files, installation.entries_folder()); !folder) return folder;
  return save_atomically(files, file, xml, based_on.fingerprint);
}

}  // namespace smtpcfg::model
