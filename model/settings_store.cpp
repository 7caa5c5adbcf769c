#include "model/settings_store.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/atomic_save.h"
#include "model/ensure_folder.h"
#include "model/file_errors.h"
#include "model/in_parallel.h"
#include "model/policy_rules.h"
#include "model/replacing.h"
#include "model/settings_xml.h"
#include "model/text.h"
#include "model/web_site.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_removed = std::size_t{1} << 30;

// The name written into the file: a path on this machine is nobody else's business.
std::string saved_for(const Target& target) { return target.kind == Target::Kind::File ? "file" : target.text(); }

// The files of users and of the system may be copied by hand, as the setup guide says. An entry's may not: its settings would
// go to another rep or group without a word.
bool is_misplaced(const Target& target, const LoadedSettings& loaded) {
  if (!target.is_entry() || loaded.saved_for == saved_for(target)) return false;
  const Result<Target> named = Target::parse(loaded.saved_for);
  return named.has_value();
}

Error misplaced(const Target& target, const LoadedSettings& loaded, const std::filesystem::path& file) {
  return {ErrorKind::Unreadable,
          fmt::format("{} holds the settings of {}, not those of {}.", utf8_of(file), loaded.saved_for, target.text()),
          fmt::format("Take it away: smtpcfg remove {0}. If it is meant for {0}, then: smtpcfg copy \"file:{1}{2}\" {0}.",
                      target.text(), utf8_of(file), keep_as_bak)};
}

Result<LoadedSettings> load_from_web(const FileSystem& files, const std::filesystem::path& file) {
  const Result<WebSite> site = load_web_site(files, file);
  if (!site) return std::unexpected(site.error());
  Result<Settings> settings = settings_of(*site);
  if (!settings) return std::unexpected(settings.error());
  LoadedSettings loaded{.settings = std::move(*settings), .saved_for = "web", .payload = {}, .saved_at = site->holder().modified};
  loaded.fingerprint = site->holder().fingerprint;
  return loaded;
}

Result<void> save_to_web(FileSystem& files, const std::filesystem::path& file, const Settings& settings,
                         const LoadedSettings* replaces) {
  Result<WebSite> site = load_web_site(files, file);
  if (!site) return std::unexpected(site.error());
  if (replaces != nullptr) site->holder().fingerprint = replaces->fingerprint;
  const Result<std::vector<WebConfigValue>> values = web_config_values_of(settings);
  if (!values) return std::unexpected(values.error());
  if (Result<void> set = set_values(*site, *values); !set) return set;
  return save_web_site(files, *site);
}

Error not_removed(const std::filesystem::path& file) {
  return {ErrorKind::Usage, fmt::format("{} is the site's, and was left as it is.", utf8_of(file)),
          "Remove its <oauthMailSettings> with an editor; the site cannot do without the file."};
}

}  // namespace

SettingsStore::SettingsStore(FileSystem& files, std::optional<Installation> installation,
                             std::optional<std::filesystem::path> key_file, AskPassphrase ask, Policy policy, ChangeLog& changes)
    : files_(files),
      installation_(std::move(installation)),
      key_file_(std::move(key_file)),
      ask_(std::move(ask)),
      policy_(std::move(policy)),
      changes_(changes) {}

Result<std::filesystem::path> SettingsStore::file_of(const Target& target) const {
  if (installation_) return installation_->file_of(files_, target);
  if (target.is_path()) return path_of(target.value);
  return failure(ErrorKind::Usage, fmt::format("Without an installation there is no {}.", target.text()),
                 "Name the folder that holds update.win with --installation.");
}

Result<std::filesystem::path> SettingsStore::key_file() const {
  if (key_file_) return *key_file_;
  if (installation_) return installation_->key_file();
  return failure(ErrorKind::Usage, "Without an installation there is no key.",
                 "Name the key with --key, or the installation with --installation.");
}

Result<const Key*> SettingsStore::key() {
  if (key_) return &*key_;
  const Result<std::filesystem::path> file = key_file();
  if (!file) return std::unexpected(file.error());
  Result<Key> loaded = load_key(files_, *file, ask_);
  if (!loaded) return std::unexpected(loaded.error());
  key_ = std::move(*loaded);
  return &*key_;
}

Result<const Key*> SettingsStore::key_for_saving() {
  Result<const Key*> present = key();
  if (present || present.error().kind != ErrorKind::NotFound || key_file_) return present;
  if (const std::optional<Target> sealed = any_settings()) {
    // Somebody's first save may have made both between the two looks.
    if (Result<const Key*> meanwhile = key(); meanwhile || meanwhile.error().kind != ErrorKind::NotFound) return meanwhile;
    return failure(
        ErrorKind::NotWritable,
        fmt::format("The key is missing, but {} is there and needs it; a new key would not open it.", sealed->words()),
        "Restore smtp.key from a backup. If it is lost for good, run “smtpcfg key create” and enter the settings anew.");
  }
  Result<Key> created = create_key(files_, installation_->key_file());
  if (!created && created.error().kind == ErrorKind::Conflict) return key();  // somebody made it this very moment
  if (!created) {
    return failure(created.error().kind, "This installation has no key yet, and it could not be made: " + created.error().message,
                   "Ask the administrator to run “smtpcfg key create”.");
  }
  changes_.record({.kind = Change::Kind::KeyCreated, .file = installation_->key_file()});
  key_ = std::move(*created);
  return &*key_;
}

std::optional<Target> SettingsStore::any_settings() const {
  const Result<std::vector<Target>> all = targets();
  if (!all) return std::nullopt;
  for (const Target& target : *all) {
    const auto facts = files_.facts(installation_->file_of(files_, target));
    if (facts && facts->kind == FileKind::File) return target;
  }
  return std::nullopt;
}

Result<LoadedSettings> SettingsStore::load(const Target& target) {
  const Result<std::filesystem::path> file = file_of(target);
  if (!file) return std::unexpected(file.error());
  if (target.kind == Target::Kind::Web) return load_from_web(files_, *file);
  const auto facts = settled_facts(files_, *file);
  if (facts && facts->kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no {}.", utf8_of(*file)), "Save settings there first.");
  }
  return open(target, *file, key());
}

Result<LoadedSettings> SettingsStore::open(const Target& target, const std::filesystem::path& file,
                                           const Result<const Key*>& key) const {
  if (!key && key.error().kind == ErrorKind::NotFound) {
    return failure(ErrorKind::Unreadable,
                   fmt::format("Cannot open {}: the key is missing. {}", utf8_of(file), key.error().message), key.error().remedy);
  }
  if (!key) return std::unexpected(key.error());
  Result<LoadedSettings> loaded = load_settings(files_, file, **key);
  if (loaded && is_misplaced(target, *loaded)) return std::unexpected(misplaced(target, *loaded, file));
  return loaded;
}

Result<std::vector<LayerSummary>> SettingsStore::summaries(std::span<const Target> targets) {
  std::vector<std::optional<std::filesystem::path>> files(targets.size());  // of those that are there
  std::vector<LayerSummary> found(targets.size());
  in_parallel(targets.size(), [&](std::size_t index) {
    found[index].target = targets[index];
    const Result<std::filesystem::path> file = file_of(targets[index]);
    if (!file) return;
    const auto facts = settled_facts(files_, *file);
    if (!facts || facts->kind != FileKind::Absent) files[index] = *file;
  });
  if (std::ranges::none_of(files, [](const auto& file) { return file.has_value(); })) return found;
  const Result<const Key*> key = this->key();
  if (!key && (key.error().kind == ErrorKind::Usage || key.error().kind == ErrorKind::Cancelled)) {
    return std::unexpected(key.error());
  }
  in_parallel(targets.size(), [&](std::size_t index) {
    if (files[index]) found[index] = summary_of(targets[index], open(targets[index], *files[index], key));
  });
  return found;
}

Result<void> SettingsStore::save(const Target& target, const Settings& settings, const LoadedSettings* replaces,
                                 const LoadedSettings* based_on) {
  const Result<std::filesystem::path> file = file_of(target);
  if (!file) return std::unexpected(file.error());
  if (target.kind == Target::Kind::Web) return save_to_web(files_, *file, settings, replaces);
  if (Result<void> allowed = may_save(target, settings, policy_); !allowed) return allowed;
  if (replaces != nullptr && replaces->version > payload_version) based_on = replaces;  // which save_settings() refuses
  const Result<const Key*> key = key_for_saving();
  if (!key) return std::unexpected(key.error());
  if (target.kind == Target::Kind::User || target.is_entry()) {
    if (Result<void> folder = ensure_folder(files_, file->parent_path()); !folder) return folder;
  }
  SaveRequest request{.settings = &settings, .saved_for = saved_for(target), .based_on = based_on};
  if (replaces != nullptr) request.replaces = replaces->fingerprint;
  Result<void> saved = save_settings(files_, *file, **key, request);
  if (saved) changes_.record(saved_change(target, *file, settings, replaces == nullptr ? nullptr : &replaces->settings));
  return saved;
}

Result<std::filesystem::path> SettingsStore::save_over_unreadable(const Target& target, const Settings& settings) {
  const Result<std::filesystem::path> file = file_of(target);
  if (!file) return std::unexpected(file.error());
  if (target.kind == Target::Kind::Web) return std::unexpected(not_removed(*file));
  if (Result<void> allowed = may_save(target, settings, policy_); !allowed) return std::unexpected(allowed.error());
  if (load(target)) {
    return failure(ErrorKind::Conflict, fmt::format("{} can be read after all and was not replaced.", utf8_of(*file)),
                   "Open it again.");
  }
  const Result<const Key*> key = key_for_saving();
  if (!key) return std::unexpected(key.error());
  const auto bytes = files_.read(*file, largest_removed);
  if (!bytes) return std::unexpected(writing_error(*file, bytes.error()));
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string keep_as = fmt::format(".unreadable-{:%Y%m%dT%H%M%SZ}", fmt::gmtime(now));
  const SaveRequest request{
      .settings = &settings, .saved_for = saved_for(target), .replaces = crypto::sha256(*bytes), .keep_as = keep_as};
  if (Result<void> saved = save_settings(files_, *file, **key, request); !saved) return std::unexpected(saved.error());
  Change change = saved_change(target, *file, settings, nullptr);
  change.kind = Change::Kind::Replaced;
  changes_.record(change);
  std::filesystem::path kept = *file;
  kept += path_of(keep_as);
  return kept;
}

Result<Removed> SettingsStore::remove(const Target& target) {
  const Result<std::filesystem::path> file = file_of(target);
  if (!file) return std::unexpected(file.error());
  const auto found = read_settled(files_, *file, largest_removed);
  if (found && found->facts.kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no {}.", utf8_of(*file)), "There is nothing to remove.");
  }
  if (target.kind == Target::Kind::Web) return std::unexpected(not_removed(*file));
  if (!found) return std::unexpected(writing_error(*file, found.error()));
  const crypto::Sha256 fingerprint = crypto::sha256(found->bytes);
  if (Result<void> done = remove_atomically(files_, *file, fingerprint); !done) return std::unexpected(done.error());
  changes_.record({.kind = Change::Kind::Removed, .target = target, .file = *file});
  return Removed{.target = target, .fingerprint = fingerprint};
}

Result<void> SettingsStore::restore(const Removed& removed) {
  const Result<std::filesystem::path> file = file_of(removed.target);
  if (!file) return std::unexpected(file.error());
  Result<void> done = restore_atomically(files_, *file, removed.fingerprint);
  if (done) changes_.record({.kind = Change::Kind::Restored, .target = removed.target, .file = *file});
  return done;
}

Result<std::vector<Target>> SettingsStore::targets() const {
  if (!installation_) {
    return failure(ErrorKind::Usage, "Without an installation there are no layers.",
                   "Name the folder that holds update.win with --installation.");
  }
  const Result<std::vector<Login>> logins = installation_->logins(files_);
  if (!logins) return std::unexpected(logins.error());
  std::vector<Target> targets{Target::system()};
  for (const Login& login : *logins) targets.push_back(Target::user(login.text()));
  Result<std::vector<Target>> entries = installation_->entries(files_);
  if (!entries) return std::unexpected(std::move(entries.error()));
  std::ranges::move(*entries, std::back_inserter(targets));
  return targets;
}

Resolution SettingsStore::resolve(const Who& who, const LayerOrder& order, bool order_is_set) {
  const std::vector<Target> layers = layer_order(who, order);
  return model::resolve(layers, [this](const Target& target) { return load(target); }, order_is_set);
}

}  // namespace smtpcfg::model
