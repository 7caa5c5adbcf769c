#include <fmt/format.h>

#include <algorithm>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/web_view.h"
#include "model/text.h"
#include "model/web_config_file.h"

namespace smtpcfg::app {
namespace {

using model::WebSeverity;

class WebCheck : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("check", "Say what keeps CRM.Web from sending with a web.config");
    command->add_option("FILE", file_, web_file_words)->required();
    command->footer(
        "Looks at the file alone, without network. Exit codes: 0 right, 1 right with warnings (such as a secret in clear text),\n"
        "10 CRM.Web does not start or cannot send, 4 not well-formed: IIS could not read it either.\n\n"
        "Examples:\n"
        "  smtpcfg web check C:\\inetpub\\wwwroot\\crm\\web.config\n"
        "  smtpcfg web check web.config --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto loaded = model::load_web_config(context.files(), model::path_of(file_));
    if (!loaded) return std::unexpected(loaded.error());
    Output& output = context.output();
    model::add_secrets(loaded->config.settings(), output.redactor());
    const std::vector<model::WebFinding> findings = model::check_web_config(loaded->config);
    const auto any = [&](WebSeverity severity) {
      return std::ranges::find(findings, severity, &model::WebFinding::severity) != findings.end();
    };
    if (context.json()) {
      output.print_document(Json{{"file", file_},
                                 {"verdict", any(WebSeverity::Error)     ? "fail"
                                             : any(WebSeverity::Warning) ? "warn"
                                                                         : "pass"},
                                 {"state", state_of(loaded->config)},
                                 {"findings", json_of(findings)}});
    } else {
      if (!findings.empty()) output.print(table_of(findings).text(output.style().result_colours));
      output.note(fmt::format("{}: {} found.", file_, summary_of(findings)));
    }
    if (any(WebSeverity::Error)) return exit_code::wrong_settings;
    return any(WebSeverity::Warning) ? exit_code::warnings : exit_code::done;
  }

 private:
  std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_web_check() { return std::make_unique<WebCheck>(); }

}  // namespace smtpcfg::app
