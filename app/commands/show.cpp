#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/settings_view.h"
#include "app/time_text.h"
#include "app/web_view.h"
#include "model/policy_rules.h"

namespace smtpcfg::app {
namespace {

class Show : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("show", "Show the settings of a target, secrets masked");
    command->add_option("TARGET", target_, target_forms)->required();
    command->add_flag("--reveal", reveal_, "Show the secrets in clear text");
    command->footer(
        "Examples:\n"
        "  smtpcfg show user:SSELLER\n"
        "  smtpcfg show system --json\n"
        "  smtpcfg show file:smtp.cfg --key smtp.key\n"
        "  smtpcfg show web:C:\\inetpub\\wwwroot\\crm\\web.config");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto target = context.target(target_);
    if (!target) return std::unexpected(target.error());
    if (!context.policy()) return std::unexpected(context.policy().error());
    if (const auto allowed = model::may_show_secrets(*context.policy()); reveal_ && !allowed)
      return std::unexpected(allowed.error());
    const auto store = context.store();
    if (!store) return std::unexpected(store.error());
    // What is asked for in the clear must not be taught to the redactor, which would mask it on its way out.
    const auto loaded = reveal_ ? (*store)->load(*target) : context.load(*target);
    if (!loaded) return std::unexpected(loaded.error());

    Output& output = context.output();
    const Secrets secrets = reveal_ ? Secrets::Revealed : Secrets::Masked;
    if (reveal_) output.note("Warning: the secrets are shown in clear text.");
    const std::string file = context.file_of(*target).value_or("");
    const bool web = target->kind == model::Target::Kind::Web;
    if (context.json()) {
      output.print_document(
          Json{{"target", target->text()},
               {"file", file},
               {"savedAt", utc_time(loaded->saved_at)},
               {"savedFor", loaded->saved_for},
               {"version", loaded->version},
               {"settings", web ? web_json_of(loaded->settings, secrets) : json_of(loaded->settings, secrets)}});
    } else {
      const Table table = web ? web_table_of(loaded->settings, secrets) : table_of(loaded->settings, secrets);
      output.print(table.text(output.style().result_colours));
      output.note(fmt::format("{}, {}", file, saved_words(*loaded)));
    }
    return exit_code::done;
  }

 private:
  std::string target_;
  bool reveal_ = false;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

}  // namespace smtpcfg::app
