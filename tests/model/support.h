#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/file_system.h"
#include "model/installation.h"
#include "model/key.h"
#include "model/settings.h"
#include "model/settings_store.h"

namespace smtpcfg::model {

/// Secrets that are looked for wherever they must not be.
inline constexpr std::string_view canary_secret = "cAnArY~client-secret.8Q~ümläut";
inline constexpr std::string_view canary_password = "cAnArY password \"with\" <quotes> & ß";

/// Removes a folder with everything in it, however long the paths are.
void remove_tree(const std::filesystem::path& folder);

/// A folder of its own, removed with everything in it afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// An installation in a temporary folder, with update.win and its system folder.
class TestInstallation {
 public:
  TestInstallation();

  TestInstallation&& with_key() &&;
  TestInstallation&& with_system(const Settings& settings) &&;
  TestInstallation&& with_user(std::string_view login, const Settings& settings) &&;
  /// Any layer: an entry, say.
  TestInstallation&& with(const Target& target, const Settings& settings) &&;
  TestInstallation&& with_damaged(const Target& target) &&;
  TestInstallation&& with_damaged_user_file(std::string_view login) &&;
  TestInstallation&& with_damaged_system_file() &&;

  /// The same files in a folder of its own: cheaper than saving them again.
  [[nodiscard]] TestInstallation copy() const;

  [[nodiscard]] const std::filesystem::path& root() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path update_win() const { return root() / "update.win"; }
  [[nodiscard]] std::filesystem::path system_folder() const { return update_win() / "system"; }
  [[nodiscard]] std::filesystem::path system_file() const { return system_folder() / "smtp.cfg"; }
  [[nodiscard]] std::filesystem::path key_file() const { return system_folder() / "smtp.key"; }
  [[nodiscard]] std::filesystem::path user_file(std::string_view login) const;

  /// A store without anybody who could be asked for a passphrase.
  [[nodiscard]] SettingsStore store(FileSystem& files = system_files()) const;
  [[nodiscard]] Key key() const;

 private:
  void put(const Target& target, const Settings& settings);
  TemporaryFolder folder_;
};

inline TestInstallation installation() { return {}; }

/// Complete settings for Exchange Online that no rule objects to, with the canary as client secret.
Settings settings(std::string_view sender = "crm@contoso.com");

/// Nobody is there to be asked.
Result<crypto::Secret> ask_nobody(const std::string& purpose);

std::string bytes_of(const std::filesystem::path& file);
void put_bytes(const std::filesystem::path& file, std::string_view bytes);

/// Every file below the folder.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);
/// Names of the files below the folder that end like this: leftovers of a save, say.
std::vector<std::string> names_ending(const std::filesystem::path& folder, std::string_view suffix);
/// Names of the files below the folder that hold a canary, raw or in base64. The key itself is not looked into.
std::vector<std::string> names_with_clear_text(const std::filesystem::path& folder);

/// The sender's address in a target's file, "absent", or "error: …": what a reader finds there.
std::string sender_in(const TestInstallation& here, const Target& target);

/// Saves settings with this sender over what is there now.
Result<void> save_sender(const TestInstallation& here, const Target& target, std::string_view sender,
                         FileSystem& files = system_files());

}  // namespace smtpcfg::model
