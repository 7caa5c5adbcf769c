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

  /// Error: Usage with `question` when nothing is named.
  [[nodiscard]] Result<void> check(const std::string& question) const;

  /// Errors: as resolve_person() and Context::load().
  [[nodiscard]] Result<Subject> find(Context& context) const;

  /// Empty when a target is named.
  [[nodiscard]] const std::string& login() const { return login_; }

 private:
  std::string target_;
  std::string login_;
  PersonOptions person_;
};

}  // namespace smtpcfg::app
