#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/set_arguments.h"
#include "app/web_change.h"
#include "app/web_view.h"

namespace smtpcfg::app {
namespace {

class WebSet : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("set", "Set fields of a web.config; every other byte of it stays");
    command->add_option("FILE", file_, web_file_words)->required();
    command->add_option("FIELDS", words_, "What to set; clientSecret is named without a value, and asked for")
        ->option_text("FIELD=VALUE...");
    command->add_option("--secret-from", secret_from_, "Read the Client Secret from FILE, or from standard input (-)")
        ->option_text("FILE|-");
    command->add_flag("--dry-run", dry_run_, "Show what would change, line by line, and write nothing");
    std::string names;
    for (const model::Field& field : model::fields()) {
      if (!model::is_in_web_config(field)) continue;
      names += fmt::format("  {:<16}{}{}\n", field.name, field.label, field.secret() ? " (secret)" : "");
    }
    command->footer(
        "Fields:\n" + names +
        "\nA missing <oauthMailSettings> is added with the setup guide's values and its entry in <configSections>.\n"
        "The file as it was is kept as web.config.bak. An encrypted section is never overwritten (exit code 5).\n"
        "Exit code 1 says that it was saved, but that smtpcfg web check finds an error in it.\n"
        "It is the same as: smtpcfg set web:FILE FIELD=VALUE...\n\n"
        "Examples:\n"
        "  smtpcfg web set web.config tenant=contoso.onmicrosoft.com clientId=11111111-2222-3333-4444-555555555555 clientSecret\n"
        "  smtpcfg web set web.config --secret-from secret.txt\n"
        "  smtpcfg web set web.config host=smtp.office365.com port=587 --dry-run");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto arguments = parse_set_arguments(words_);
    if (!arguments) return std::unexpected(arguments.error());
    if (words_.empty() && secret_from_.empty()) {
      return failure(ErrorKind::Usage, "There is nothing to set.",
                     "Add FIELD=VALUE, or --secret-from. smtpcfg web set --help lists the fields.");
    }
    return set_in_web(context, file_, *arguments, secret_from_, dry_run_);
  }

 private:
  std::string file_;
  std::vector<std::string> words_;
  std::string secret_from_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_set() { return std::make_unique<WebSet>(); }

}  // namespace smtpcfg::app
