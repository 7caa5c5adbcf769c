#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "app/console_context.h"
#include "app/person.h"
#include "model/settings_file.h"
#include "model/target.h"

namespace smtpcfg::app {

/// The settings that a command uses, and which layer they are from.
struct Subject {
  model::LoadedSettings loaded;
  model::Target origin;
};

/// TARGET, or --effective LOGIN with --rep, --group and --station.
class SubjectOptions {
 public:
  /// `purpose` begins the help of --effective: "Validate".
  void add_to(CLI::App& command, const std::string& purpose);
  /// The same without TARGET, for a command that finds it among its own words and says so with name().
  void add_login_to(CLI::App& command, const std::string& purpose);
  void name(std::string target) { target_ = std::move(target); }

  /// Error: Usage with `question` when nothing is named; with an empty one nothing need be.
  [[nodiscard]] Result<void> check(const std::string& question) const;

  /// Errors: as resolve_person() and Context::load().
  [[nodiscard]] Result<Subject> find(Context& context) const;

  [[nodiscard]] bool named() const { return !target_.empty() || !login_.empty(); }
  /// Empty when a target is named.
  [[nodiscard]] const std::string& login() const { return login_; }

 private:
  CLI::Option* add_login_option(CLI::App& command, const std::string& purpose);

  std::string target_;
  std::string login_;
  PersonOptions person_;
};

}  // namespace smtpcfg::app
