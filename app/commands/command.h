#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "app/console_context.h"
#include "crypto/result.h"

namespace smtpcfg::app {

/// What a target may be, for the help.
inline constexpr auto target_forms = "user:LOGIN, system, global, station:N, group:ID, rep:ID, file:PATH or web:PATH";

/// One command of the console program.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  /// Adds the command with its arguments and examples to the program (or to the group it belongs to).
  virtual CLI::App* add_to(CLI::App& program) = 0;

  /// Does it, and returns the exit code. An error is reported by the caller, in words or as JSON.
  virtual Result<int> run(Context& context) = 0;
};

std::unique_ptr<Command> make_list();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_compare();
std::unique_ptr<Command> make_set();
std::unique_ptr<Command> make_copy();
std::unique_ptr<Command> make_remove();
std::unique_ptr<Command> make_effective();
std::unique_ptr<Command> make_validate();
std::unique_ptr<Command> make_send();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_exchange_script();
std::unique_ptr<Command> make_key_create();
std::unique_ptr<Command> make_key_show();
std::unique_ptr<Command> make_key_protect();
std::unique_ptr<Command> make_organisation_show();
std::unique_ptr<Command> make_organisation_import();
std::unique_ptr<Command> make_web_show();
std::unique_ptr<Command> make_web_check();
std::unique_ptr<Command> make_web_set();
std::unique_ptr<Command> make_web_copy();
std::unique_ptr<Command> make_policy();

}  // namespace smtpcfg::app
