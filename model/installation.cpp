#include "model/installation.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/entry_ids.h"
#include "model/file_errors.h"
#include "model/file_trouble.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view program_folder = "update.win";
constexpr std::string_view settings_name = "smtp.cfg";

// The entry of `folder` with this name, in its own case; the name as given when there is none.
// Windows disks ignore case; the same installation on a Linux share must mean the same folders.
std::filesystem::path in_its_case(const FileSystem& files, const std::filesystem::path& folder, std::string_view name) {
  std::filesystem::path exact = folder / path_of(name);
  if (is_folder(files, exact)) return exact;
  const auto entries = files.list(folder);
  if (!entries) return exact;
  const auto found = std::ranges::find_if(
      *entries, [&](const std::filesystem::path& entry) { return equal_ignoring_case(utf8_of(entry), name); });
  return found == entries->end() ? exact : folder / *found;
}

}  // namespace

Result<Installation> Installation::open(const FileSystem& files, const std::filesystem::path& folder) {
  const auto inside = files.facts(folder / program_folder);
  if (!inside) return std::unexpected(reading_error(folder / program_folder, inside.error()));
  if (inside->kind == FileKind::Folder) return Installation(folder);
  std::filesystem::path given = folder;
  if (!given.has_filename()) given = given.parent_path();
  if (equal_ignoring_case(utf8_of(given.filename()), program_folder) && is_folder(files, given)) {
    std::filesystem::path root = given.parent_path();
    return Installation(root.empty() ? std::filesystem::path(".") : std::move(root));
  }
  return failure(ErrorKind::NotFound,
                 fmt::format("{} is not an Aurea CRM installation: it holds no folder update.win.", utf8_of(folder)),
                 "Name the folder that holds update.win.");
}

Result<Installation> Installation::find(const FileSystem& files, const std::filesystem::path& start) {
  // What is above may be anybody's; only the start has to be there.
  const auto here = files.facts(start / program_folder);
  if (!here && trouble_of(here.error()) == FileTrouble::Unreachable) return std::unexpected(reading_error(start, here.error()));
  for (std::filesystem::path folder = start;; folder = folder.parent_path()) {
    if (is_folder(files, folder / program_folder)) return Installation(folder);
    if (folder == folder.parent_path()) break;
  }
  return failure(ErrorKind::NotFound, fmt::format("No Aurea CRM installation was found at {} or above it.", utf8_of(start)),
                 "Name the folder that holds update.win with --installation, or set SMTPCFG_INSTALLATION.");
}

std::filesystem::path Installation::system_folder() const { return root_ / program_folder / "system"; }
std::filesystem::path Installation::key_file() const { return system_folder() / "smtp.key"; }
std::filesystem::path Installation::recipients_file() const { return system_folder() / "smtp.recipients"; }
std::filesystem::path Installation::entries_folder() const { return system_folder() / "smtp"; }
std::filesystem::path Installation::organisation_file() const { return entries_folder() / "organisation.xml"; }

std::filesystem::path Installation::file_of(const FileSystem& files, const Target& target) const {
  switch (target.kind) {
    case Target::Kind::User:
      return in_its_case(files, root_ / program_folder, target.value) / settings_name;
    case Target::Kind::System:
      return system_folder() / settings_name;
    case Target::Kind::Global:
    case Target::Kind::Station:
    case Target::Kind::Group:
    case Target::Kind::Rep:
      return entries_folder() / file_name_of_entry(target);
    case Target::Kind::File:
    case Target::Kind::Web:
      return path_of(target.value);
  }
  return {};
}

Result<std::vector<Login>> Installation::logins(const FileSystem& files) const {
  const std::filesystem::path folder = root_ / program_folder;
  const auto entries = files.list(folder);
  if (!entries) return std::unexpected(reading_error(folder, entries.error()));
  std::vector<Login> found;
  for (const std::filesystem::path& entry : *entries) {
    Result<Login> login = Login::parse(utf8_of(entry));
    if (!login) continue;
    // What cannot be looked at may hold settings; left out it would count as a user without any.
    const auto facts = files.facts(folder / entry);
    if (!facts || facts->kind == FileKind::Folder) found.push_back(std::move(*login));
  }
  return found;
}

Result<std::vector<Target>> Installation::entries(const FileSystem& files) const {
  const std::filesystem::path folder = entries_folder();
  const auto names = files.list(folder);
  if (!names && is_absent(names.error())) return std::vector<Target>();
  if (!names) return std::unexpected(reading_error(folder, names.error()));
  std::vector<Target> found;
  for (const std::filesystem::path& name : *names) {
    if (std::optional<Target> entry = entry_of_file_name(utf8_of(name))) found.push_back(std::move(*entry));
  }
  std::ranges::sort(found, [](const Target& left, const Target& right) {
    return left.kind != right.kind ? left.kind < right.kind : id_before(left.value, right.value);
  });
  return found;
}

}  // namespace smtpcfg::model
