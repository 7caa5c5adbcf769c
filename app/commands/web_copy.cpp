#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/web_view.h"
#include "model/text.h"
#include "model/web_config_file.h"

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
        "Exit code 1 says so, or that smtpcfg web check finds an error in what was saved.\n\n"
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
    if (source->settings.authentication != model::Authentication::OAuth2) {
      return failure(ErrorKind::Usage,
                     fmt::format("{} signs in with {}, and <oauthMailSettings> is for AUTH_OAUTH2 only.", from->text(),
                                 model::name_of(source->settings.authentication)),
                     "Copy a target that uses AUTH_OAUTH2; smtpcfg list shows which do.");
    }
    const std::filesystem::path file = model::path_of(file_);
    auto loaded = model::load_web_config(context.files(), file);
    if (!loaded) return std::unexpected(loaded.error());
    model::add_secrets(loaded->config.settings(), context.output().redactor());
    const auto edited = model::edit_web_config(std::move(loaded->config), model::web_config_values_of(source->settings));
    if (!edited) return std::unexpected(edited.error());

    WebOutcome outcome{
        .file = file_, .written = !dry_run_ && !edited->splices.empty(), .warnings = warnings_of(source->settings)};
    if (outcome.written) {
      const auto saved = model::save_web_config(context.files(), file, *edited, loaded->fingerprint);
      if (!saved) return std::unexpected(saved.error());
    }
    return tell(context.output(), outcome, *edited, Json{{"from", from->text()}});
  }

 private:
  static std::vector<std::string> warnings_of(const model::Settings& settings) {
    if (settings.sender_address.empty()) return {};
    return {
        fmt::format("The sender {} does not carry over: CRM.Web always sends from the logged-in user's own address. If the "
                    "application may send from this mailbox only, give it the right to the users' mailboxes too.",
                    settings.sender_address)};
  }

  std::string from_;
  std::string file_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_copy() { return std::make_unique<WebCopy>(); }

}  // namespace smtpcfg::app
