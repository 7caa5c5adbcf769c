#include "model/web_site.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/atomic_save.h"
#include "model/file_errors.h"
#include "model/replacing.h"
#include "model/text.h"
#include "model/web_config_state.h"

namespace smtpcfg::model {

namespace {

// More than a check finds; only a fix that does not mend would go on for longer.
constexpr int most_fixes = 500;

Result<WebSiteFile> load_file(const FileSystem& files, const std::filesystem::path& file, WebConfigPart part) {
  const bool whole = part == WebConfigPart::Whole;
  const auto facts = settled_facts(files, file);
  if (!facts) return std::unexpected(reading_error(file, facts.error()));
  if (facts->kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no file {}.", utf8_of(file)),
                   whole ? "Name CRM.Web's web.config, in the folder of the web application."
                         : "Put the file there, or correct configSource in web.config.");
  }
  if (facts->kind == FileKind::Folder) {
    return failure(ErrorKind::Unreadable, fmt::format("{} is a folder.", utf8_of(file)),
                   whole ? "Name the web.config in it." : "Correct configSource in web.config.");
  }
  auto bytes = files.read(file, largest_web_config);
  if (!bytes) return std::unexpected(reading_error(file, bytes.error()));
  const crypto::Sha256 fingerprint = crypto::sha256(*bytes);
  crypto::Secret kept{std::string_view(*bytes)};
  crypto::wipe(bytes->data(), bytes->size());
  Result<WebConfig> config = WebConfig::parse(std::move(kept), utf8_of(file), part);
  if (!config) return std::unexpected(config.error());
  return WebSiteFile{file, fingerprint, facts->modified, EditedWebConfig(std::move(*config))};
}

// A transform names files that the published site has, and this one may not.
Result<std::optional<WebSiteFile>> load_section(const FileSystem& files, const WebSiteFile& whole) {
  const WebConfig& config = whole.edited.after;
  const pugi::xml_node section = config.oauth_section();
  if (config_source_of(section).empty() || is_encrypted(section) || is_transform(config)) return std::nullopt;
  const Result<std::filesystem::path> path = config_source_path(config);
  if (!path) return std::unexpected(path.error());
  return load_file(files, whole.file.parent_path() / *path, WebConfigPart::Section);
}

crypto::Secret bytes_of(const WebSiteFile& file) {
  const WebConfig& config = file.edited.after;
  return encode_web_config(crypto::Secret(config.text()), config.encoding());
}

Result<void> replace(FileSystem& files, const WebSiteFile& file) {
  return save_atomically(files, file.file, bytes_of(file).reveal(), file.fingerprint);
}

Result<void> put_back(FileSystem& files, const WebSiteFile& file) {
  std::filesystem::path kept = file.file;
  kept += keep_as_bak;
  auto bytes = files.read(kept, largest_web_config);
  if (!bytes) return std::unexpected(reading_error(kept, bytes.error()));
  if (crypto::sha256(*bytes) != file.fingerprint) {
    return failure(ErrorKind::Conflict, fmt::format("{} is not the file that was replaced.", utf8_of(kept)),
                   "Somebody saved meanwhile. Compare the two files by hand.");
  }
  const Result<void> saved = save_atomically(files, file.file, *bytes, crypto::sha256(bytes_of(file).reveal()));
  crypto::wipe(bytes->data(), bytes->size());
  return saved;
}

Result<void> for_each_changed(FileSystem& files, const WebSite& site, Result<void> (*write)(FileSystem&, const WebSiteFile&)) {
  std::string done;
  for (const WebSiteFile* each : site.changed_files()) {
    Result<void> written = write(files, *each);
    if (!written && !done.empty()) written.error().message += fmt::format(" {} is written already.", done);
    if (!written) return written;
    done = utf8_of(each->file);
  }
  return {};
}

EditedWebConfig& edited_part(WebSite& site, const WebFinding& finding) {
  return finding.file.empty() ? site.whole.edited : site.section->edited;
}

}  // namespace

std::string_view name_of(WebSettingsState state) {
  switch (state) {
    case WebSettingsState::Present:
      return "present";
    case WebSettingsState::Absent:
      return "absent";
    case WebSettingsState::Encrypted:
      return "encrypted";
    case WebSettingsState::Elsewhere:
      break;
  }
  return "elsewhere";
}

WebSettingsState WebSite::state() const {
  if (holder().edited.after.oauth_section().empty()) return WebSettingsState::Absent;
  if (is_encrypted(holder().edited.after.oauth_section())) return WebSettingsState::Encrypted;
  const bool here = config_source_of(holder().edited.after.oauth_section()).empty();
  return here ? WebSettingsState::Present : WebSettingsState::Elsewhere;
}

WebConfigParts WebSite::parts() const {
  return {.whole = whole.edited.after,
          .section = section ? &section->edited.after : nullptr,
          .section_error = section_error ? &*section_error : nullptr};
}

std::vector<const WebSiteFile*> WebSite::changed_files() const {
  std::vector<const WebSiteFile*> changed;
  if (section && !section->edited.splices.empty()) changed.push_back(&*section);
  if (!whole.edited.splices.empty()) changed.push_back(&whole);
  return changed;
}

Result<WebSite> load_web_site(const FileSystem& files, const std::filesystem::path& file) {
  Result<WebSiteFile> whole = load_file(files, file, WebConfigPart::Whole);
  if (!whole) return std::unexpected(whole.error());
  WebSite site{.whole = std::move(*whole), .section = {}, .section_error = {}};
  Result<std::optional<WebSiteFile>> section = load_section(files, site.whole);
  if (section) {
    site.section = std::move(*section);
  } else {
    site.section_error = std::move(section.error());
  }
  return site;
}

Result<Settings> settings_of(const WebSite& site) {
  const WebConfig& config = site.holder().edited.after;
  switch (site.state()) {
    case WebSettingsState::Present:
      return config.settings();
    case WebSettingsState::Absent:
      return failure(ErrorKind::NotFound, fmt::format("There is no <oauthMailSettings> in {}.", config.where()),
                     "Add it with smtpcfg set or copy.");
    case WebSettingsState::Encrypted:
      return failure(ErrorKind::Unreadable, fmt::format("The <oauthMailSettings> in {} is encrypted.", config.where()),
                     "Decrypt it on the web server: aspnet_regiis -pdf oauthMailSettings FOLDER.");
    case WebSettingsState::Elsewhere:
      break;
  }
  if (site.section_error) return std::unexpected(*site.section_error);
  return failure(ErrorKind::Unreadable, fmt::format("The <oauthMailSettings> of {} stands in another file.", config.where()),
                 "Name the web.config of the published site.");
}

Result<void> set_values(WebSite& site, std::span<const WebConfigValue> values) {
  if (site.section_error) {
    return failure(ErrorKind::NotWritable,
                   fmt::format("{} was not changed. {}", site.whole.edited.after.where(), site.section_error->message),
                   site.section_error->remedy);
  }
  return set_values(site.holder().edited, values);
}

Result<std::vector<WebFinding>> fix_findings(WebSite& site, const std::function<bool(const WebFinding&)>& wanted) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  std::vector<WebFinding> fixed;
  for (int round = 0; round < most_fixes; ++round) {
    const std::vector<WebRepair> repairs = web_repairs_of(site.parts(), today);
    const auto next =
        std::ranges::find_if(repairs, [&](const WebRepair& each) { return !each.edit.empty() && wanted(each.finding); });
    if (next == repairs.end()) return fixed;
    const WebFinding& finding = next->finding;
    if (Result<void> made = make_edit(edited_part(site, finding), next->edit); !made) return std::unexpected(made.error());
    // One that takes two steps is still there after the first.
    const bool told = !fixed.empty() && fixed.back().id == finding.id && fixed.back().message == finding.message;
    if (!told) fixed.push_back(finding);
  }
  return failure(ErrorKind::NotWritable, fmt::format("{} has too much to mend.", site.whole.edited.after.where()),
                 "Mend it with an editor, and report this; nothing was written.");
}

Result<void> save_web_site(FileSystem& files, const WebSite& site) { return for_each_changed(files, site, replace); }

Result<void> restore_web_site(FileSystem& files, const WebSite& site) { return for_each_changed(files, site, put_back); }

}  // namespace smtpcfg::model
