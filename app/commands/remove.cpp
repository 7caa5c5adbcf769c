#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"

namespace smtpcfg::app {
namespace {

/// Asks nothing: the file is kept beside its place, and can be put back.
class Remove : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("remove", "Remove the settings of a target, keeping them as smtp.cfg.bak");
    command->add_option("TARGET", target_, target_forms)->required();
    command->footer(
        "Example:\n"
        "  smtpcfg remove user:SSELLER       from now on SSELLER uses the system-wide settings");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto target = context.target(target_);
    if (!target) return std::unexpected(target.error());
    const auto store = context.store();
    if (!store) return std::unexpected(store.error());
    const std::string file = context.file_of(*target).value_or("");
    if (const auto removed = (*store)->remove(*target); !removed) return std::unexpected(removed.error());

    Output& output = context.output();
    const std::string kept = file + ".bak";
    if (context.json()) {
      output.print_document(Json{{"target", target->text()}, {"file", file}, {"previous", kept}});
    } else {
      output.print(fmt::format("Removed {}. It is kept as {}.\n", target->text(), kept));
    }
    return exit_code::done;
  }

 private:
  std::string target_;
};

}  // namespace

std::unique_ptr<Command> make_remove() { return std::make_unique<Remove>(); }

}  // namespace smtpcfg::app
