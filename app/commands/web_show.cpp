#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/web_view.h"
#include "model/policy_rules.h"
#include "model/text.h"
#include "model/web_site.h"

namespace smtpcfg::app {
namespace {

class WebShow : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("show", "Show the mail settings of a web.config, secrets masked");
    command->add_option("FILE", file_, web_file_words)->required();
    command->add_flag("--reveal", reveal_, "Show the Client Secret in clear text");
    command->footer(
        "The sender in CRM.Web is always the e-mail address of the logged-in user, from the rep's record.\n"
        "Exit code 1 says that the file holds no settings that can be shown: none at all, encrypted ones,\n"
        "or in another file that cannot be read.\n\n"
        "Examples:\n"
        "  smtpcfg web show C:\\inetpub\\wwwroot\\crm\\web.config\n"
        "  smtpcfg web show web.config --json");
    return command;
  }

  Result<int> run(Context& context) override {
    if (!context.policy()) return std::unexpected(context.policy().error());
    if (const auto allowed = model::may_show_secrets(*context.policy()); reveal_ && !allowed)
      return std::unexpected(allowed.error());
    const auto site = model::load_web_site(context.files(), model::path_of(file_));
    if (!site) return std::unexpected(site.error());
    const model::WebConfig& config = site->holder().edited.after;
    const model::Settings settings = config.settings();
    Output& output = context.output();
    // What is asked for in the clear must not be taught to the redactor, which would mask it on its way out.
    if (!reveal_) model::add_secrets(settings, output.redactor());
    const Secrets secrets = reveal_ ? Secrets::Revealed : Secrets::Masked;
    const bool present = site->state() == model::WebSettingsState::Present;
    if (reveal_ && present) output.note("Warning: the secret is shown in clear text.");
    if (context.json()) {
      output.print_document(Json{{"file", file_},
                                 {"sectionFile", site->section ? Json(model::utf8_of(site->section->file)) : Json(nullptr)},
                                 {"state", model::name_of(site->state())},
                                 {"encoding", model::name_of(config.encoding().form)},
                                 {"settings", present ? web_json_of(settings, secrets) : Json(nullptr)}});
    } else if (present) {
      output.print(web_table_of(settings, secrets).text(output.style().result_colours));
      if (site->section) output.note(fmt::format("They stand in {}.", model::utf8_of(site->section->file)));
    } else {
      output.note(fmt::format("{}: {}", file_, words_of(site->state())));
    }
    return present ? exit_code::done : exit_code::warnings;
  }

 private:
  static std::string_view words_of(model::WebSettingsState state) {
    using enum model::WebSettingsState;
    if (state == Absent) return "there is no <oauthMailSettings> in it.";
    if (state == Encrypted) return "its <oauthMailSettings> is encrypted; smtpcfg web check says how to decrypt it.";
    return "its <oauthMailSettings> stands in another file that cannot be read; smtpcfg web check says why.";
  }

  std::string file_;
  bool reveal_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_show() { return std::make_unique<WebShow>(); }

}  // namespace smtpcfg::app
