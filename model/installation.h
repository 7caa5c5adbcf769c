#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "crypto/result.h"
#include "model/file_system.h"
#include "model/login.h"
#include "model/target.h"

namespace smtpcfg::model {

/// The folder that holds update.win, and where things are in it. facts/aurea-crm.md, "Files".
class Installation {
 public:
  /// `folder` itself (or its update.win). Errors: NotFound when it holds no update.win; Unreadable when that cannot be told, as
  /// on a share that is away.
  static Result<Installation> open(const FileSystem& files, const std::filesystem::path& folder);
  /// The nearest one upwards from `start`. Errors: NotFound; Unreadable when the share or drive of `start` is away.
  static Result<Installation> find(const FileSystem& files, const std::filesystem::path& start);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path system_folder() const;
  [[nodiscard]] std::filesystem::path key_file() const;         ///< smtp.key
  [[nodiscard]] std::filesystem::path recipients_file() const;  ///< smtp.recipients
  [[nodiscard]] std::filesystem::path entries_folder() const;   ///< holds the entries; made with the first
  [[nodiscard]] std::filesystem::path organisation_file() const;
  /// Where the target's settings are. A user's folder is found ignoring case; it need not exist.
  [[nodiscard]] std::filesystem::path file_of(const FileSystem& files, const Target& target) const;

  /// The users' folders: every folder of update.win whose name is a login, those too that cannot be looked at.
  [[nodiscard]] Result<std::vector<Login>> logins(const FileSystem& files) const;
  /// The entries that have a file: global, then stations, groups and reps by number. Other files there are left out.
  [[nodiscard]] Result<std::vector<Target>> entries(const FileSystem& files) const;

 private:
  explicit Installation(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

}  // namespace smtpcfg::model
