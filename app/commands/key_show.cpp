#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/key_view.h"

namespace smtpcfg::app {
namespace {

class KeyShow : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command =
        group.add_subcommand("show", "Show where the key is, its public half, and who else can open the settings");
    command->footer(
        "The private key is never shown.\n\n"
        "Examples:\n"
        "  smtpcfg key show\n"
        "  smtpcfg key show --passphrase-from passphrase.txt --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto file = key_path(context);
    if (!file) return std::unexpected(file.error());
    const auto key = model::load_key(context.files(), *file, context.passphrase());
    if (!key) return std::unexpected(key.error());
    const KeyFacts facts = facts_of(*key, *file);
    Output& output = context.output();
    if (context.json()) {
      output.print_document(json_of(facts));
    } else {
      output.print(text_of(facts, output.style().result_colours));
    }
    return exit_code::done;
  }
};

}  // namespace

std::unique_ptr<Command> make_key_show() { return std::make_unique<KeyShow>(); }

}  // namespace smtpcfg::app
