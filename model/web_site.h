#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/file_system.h"
#include "model/web_config_check.h"
#include "model/web_config_edit.h"

namespace smtpcfg::model {

/// A file of the site: as it was read, and with what was changed since.
struct WebSiteFile {
  std::filesystem::path file;
  crypto::Sha256 fingerprint;  ///< of the bytes read, which saving compares so that nobody's change is overwritten
  std::chrono::system_clock::time_point modified;
  EditedWebConfig edited;
};

/// How a site's mail settings stand in its files.
enum class WebSettingsState : std::uint8_t { Present, Absent, Encrypted, Elsewhere };

/// "present", "absent", "encrypted", "elsewhere"
std::string_view name_of(WebSettingsState state);

/// CRM.Web's web.config and, where its section says configSource, the file that the section stands in.
struct WebSite {
  WebSiteFile whole;
  std::optional<WebSiteFile> section;
  std::optional<Error> section_error;  ///< why there is no section though configSource names its file

  /// The one that the settings stand in, or would.
  [[nodiscard]] const WebSiteFile& holder() const { return section ? *section : whole; }
  [[nodiscard]] WebSiteFile& holder() { return section ? *section : whole; }
  /// Elsewhere: in a file that cannot be read.
  [[nodiscard]] WebSettingsState state() const;
  [[nodiscard]] WebConfigParts parts() const;
  /// Those that differ from what was read.
  [[nodiscard]] std::vector<const WebSiteFile*> changed_files() const;
};

/// Errors: NotFound; Unreadable.
Result<WebSite> load_web_site(const FileSystem& files, const std::filesystem::path& file);

/// The settings. Errors: NotFound without an <oauthMailSettings>; Unreadable when it is encrypted or in a file that cannot be
/// read.
Result<Settings> settings_of(const WebSite& site);

/// As set_values() of web_config_edit.h, in the file where the settings stand.
Result<void> set_values(WebSite& site, std::span<const WebConfigValue> values);

/// Mends what is wanted of the findings that have a fix, and returns them in the order in which they were mended; what only comes
/// to light by that, too. Error: NotWritable, upon which some may be mended in `site`.
Result<std::vector<WebFinding>> fix_findings(WebSite& site, const std::function<bool(const WebFinding&)>& wanted);

/// Saves what was changed, keeping each previous file as .bak, and nothing where nothing was.
/// Errors: Conflict when somebody else changed a file since it was read; Locked; NotWritable. Of two files, the second may have
/// failed after the first was saved; the message says so.
Result<void> save_web_site(FileSystem& files, const WebSite& site);

/// Puts the files back that save_web_site(files, site) replaced; those it wrote become the .bak.
/// Errors: as save_web_site(); Conflict also when the .bak is not what was replaced.
Result<void> restore_web_site(FileSystem& files, const WebSite& site);

}  // namespace smtpcfg::model
