#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/output.h"
#include "app/prompt.h"
#include "crypto/result.h"
#include "model/file_system.h"
#include "model/installation.h"
#include "model/organisation_file.h"
#include "model/policy.h"
#include "model/settings_store.h"
#include "model/target.h"
#include "validation/validate.h"

namespace smtpcfg::app {

/// The options that every command has.
struct CommonOptions {
  std::string installation;     ///< a folder; empty: the policy's, else SMTPCFG_INSTALLATION, else the nearest one upwards
  std::string key_file;         ///< empty: the installation's smtp.key
  std::string passphrase_from;  ///< "-" or a file; empty: ask
  std::string ca_file;
  std::optional<double> timeout = {};  ///< seconds per step; none when not given, which means 20
  bool json = false;
};

/// What a command works with. Looks the installation up when it is first needed, and teaches the redactor every secret it meets.
class Context {
 public:
  /// `policy`: what the administrator decided, or why that is not known, which no command that needs it passes over.
  Context(const CommonOptions& options, model::FileSystem& files, const Result<model::Policy>& policy, Output& output,
          Prompt& prompt)
      : options_(options), files_(files), policy_(policy), output_(output), prompt_(prompt) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] const CommonOptions& options() const { return options_; }
  [[nodiscard]] model::FileSystem& files() { return files_; }
  [[nodiscard]] Output& output() { return output_; }
  [[nodiscard]] bool json() const { return options_.json; }

  [[nodiscard]] const Result<model::Policy>& policy() const { return policy_; }

  /// Errors: NotFound, saying where was looked; that of the policy.
  Result<const model::Installation*> installation();

  /// The store, with or without an installation.
  /// Errors: NotFound when the installation was named and is not one; that of the policy.
  Result<model::SettingsStore*> store();

  /// Who is who. Errors: NotFound without an installation; Unreadable when organisation.xml is.
  Result<const model::LoadedOrganisation*> organisation();

  /// Parses a target; for anything but file: there must be an installation. Errors: Usage, with what was probably meant;
  /// NotFound.
  Result<model::Target> target(std::string_view text);

  /// The target's settings. Errors: as SettingsStore::load; NotFound names a login that was probably meant.
  Result<model::LoadedSettings> load(const model::Target& target);

  /// None when the target has no file; one that is there but cannot be read is an error, never treated as absent.
  Result<std::optional<model::LoadedSettings>> load_if_any(const model::Target& target);

  /// Where the target's settings are, as text for a person.
  Result<std::string> file_of(const model::Target& target);

  /// Asks at the terminal without echo.
  Result<crypto::Secret> ask_secret(const std::string& question);

  /// Reads what an option like --secret-from names.
  Result<crypto::Secret> read_secret(const std::string& source, std::string_view option);

  /// The passphrase of a protected key: from --passphrase-from, else asked for; once, however many files need it.
  model::AskPassphrase passphrase();

  /// Errors: Usage when --ca-file names no file; that of the policy.
  Result<validation::Options> validation_options();

 private:
  void look_up_installation();
  std::string with_login_meant(const model::Target& target);

  const CommonOptions& options_;
  model::FileSystem& files_;
  const Result<model::Policy>& policy_;
  Output& output_;
  Prompt& prompt_;
  std::optional<Result<model::Installation>> installation_;
  bool installation_named_ = false;
  std::optional<model::SettingsStore> store_;
  std::optional<model::LoadedOrganisation> organisation_;
  std::optional<crypto::Secret> passphrase_;
};

}  // namespace smtpcfg::app
