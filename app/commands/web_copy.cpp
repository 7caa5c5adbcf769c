#include "app/commands/command.h"
#include "app/web_change.h"
#include "app/web_view.h"

namespace smtpcfg::app {
namespace {

class WebCopy : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("copy", "Copy the settings of a target into a web.config");
    command->add_option("FROM", from_, std::string("The target to read: ") + target_forms)->required();
    command->add_option("FILE", file_, web_file_words)->required();
    command->add_flag("--dry-run", dry_run_, "Show what would change, line by line, and write nothing");
    command->footer(
        "The sender does not carry over: in CRM.Web it is always the e-mail address of the logged-in user. The application\n"
        "needs the right to send from each of these mailboxes, which settings for a single sender do not give.\n"
        "Exit code 1 says so, or that smtpcfg web check finds an error in what was saved.\n"
        "It is the same as: smtpcfg copy FROM web:FILE\n\n"
        "Examples:\n"
        "  smtpcfg web copy system C:\\inetpub\\wwwroot\\crm\\web.config\n"
        "  smtpcfg web copy user:SSELLER web.config --dry-run");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto from = context.target(from_);
    if (!from) return std::unexpected(from.error());
    const auto source = context.load(*from);
    if (!source) return std::unexpected(source.error());
    return copy_to_web(context, *from, *source, file_, dry_run_);
  }

 private:
  std::string from_;
  std::string file_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_copy() { return std::make_unique<WebCopy>(); }

}  // namespace smtpcfg::app
