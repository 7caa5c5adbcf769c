#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/key_view.h"
#include "model/change_log.h"

namespace smtpcfg::app {
namespace {

class KeyCreate : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("create", "Make the installation's key; one that exists is never overwritten");
    command->footer(
        "Whoever saves settings first and may write the system folder makes the key anyway.\n\n"
        "Examples:\n"
        "  smtpcfg key create\n"
        "  smtpcfg key create --key D:\\keys\\recovery.key");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto file = key_path(context);
    if (!file) return std::unexpected(file.error());
    const auto key = model::create_key(context.files(), *file);
    if (!key) return std::unexpected(key.error());
    model::system_change_log().record({.kind = model::Change::Kind::KeyCreated, .file = *file});
    const KeyFacts facts = facts_of(*key, *file);
    Output& output = context.output();
    if (context.json()) {
      output.print_document(json_of(facts));
    } else {
      output.print(text_of(facts, output.style().result_colours));
      output.note("Created. Keep a copy in a safe place: without this key nobody can open the settings sealed for it.");
    }
    return exit_code::done;
  }
};

}  // namespace

std::unique_ptr<Command> make_key_create() { return std::make_unique<KeyCreate>(); }

}  // namespace smtpcfg::app
