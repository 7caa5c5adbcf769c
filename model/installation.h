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
  /// `folder` itself (or its update.win). Error: NotFound when it holds no update.win.
  static Result<Installation> open(const FileSystem& files, const std::filesystem::path& folder);
  /// The nearest one upwards from `start`. Error: NotFound.
  static Result<Installation> find(const FileSystem& files, const std::filesystem::path& start);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path system_folder() const;
  [[nodiscard]] std::filesystem::path key_file() const;         ///< smtp.key
  [[nodiscard]] std::filesystem::path recipients_file() const;  ///< smtp.recipients
  [[nodiscard]] std::filesystem::path entries_folder() const;
  [[nodiscard]] std::filesystem::path organisation_file() const;  ///< organisation.xml, beside the entries
  /// Where the target's settings are. A user's folder is found ignoring case; it need not exist.
  [[nodiscard]] std::filesystem::path file_of(const FileSystem& files, const Target& target) const;

  /// The users' folders: every folder of update.win whose name is a login.
  [[nodiscard]] Result<std::vector<Login>> logins(const FileSystem& files) const;

 private:
  explicit Installation(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

}  // namespace smtpcfg::model
