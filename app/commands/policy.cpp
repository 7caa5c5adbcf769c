#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/policy_view.h"
#include "model/policy_source.h"

namespace smtpcfg::app {
namespace {

class ShowPolicy : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("policy", "Show what the administrator decided for everybody on this machine");
    command->footer(
        fmt::format("Group Policy sets it on Windows (docs/windows.md), /etc/smtpcfg/policy.ini elsewhere. Here it is in\n"
                    "{}.\n\n"
                    "Exit code 4 says that it cannot be read; until it can, no command reads or saves settings.\n\n"
                    "Examples:\n"
                    "  smtpcfg policy\n"
                    "  smtpcfg policy --json",
                    model::policy_source()));
    return command;
  }

  Result<int> run(Context& context) override {
    if (!context.policy()) return std::unexpected(context.policy().error());
    const model::Policy& policy = *context.policy();
    Output& output = context.output();
    if (context.json()) {
      output.print_document(json_of(policy));
      return exit_code::done;
    }
    output.print(table_of(policy).text(output.style().result_colours));
    output.note(policy == model::Policy() ? fmt::format("Nothing is decided in {}.", model::policy_source())
                                          : fmt::format("From {}.", model::policy_source()));
    return exit_code::done;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy() { return std::make_unique<ShowPolicy>(); }

}  // namespace smtpcfg::app
