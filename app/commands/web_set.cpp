#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/given_secrets.h"
#include "app/set_arguments.h"
#include "app/web_view.h"
#include "model/text.h"
#include "model/web_config_file.h"

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
        "Exit code 1 says that it was saved, but that smtpcfg web check finds an error in it.\n\n"
        "Examples:\n"
        "  smtpcfg web set web.config tenant=contoso.onmicrosoft.com clientId=11111111-2222-3333-4444-555555555555 clientSecret\n"
        "  smtpcfg web set web.config --secret-from secret.txt\n"
        "  smtpcfg web set web.config host=smtp.office365.com port=587 --dry-run");
    return command;
  }

  Result<int> run(Context& context) override {
    auto arguments = parse_set_arguments(words_);
    if (!arguments) return std::unexpected(arguments.error());
    if (words_.empty() && secret_from_.empty()) {
      return failure(ErrorKind::Usage, "There is nothing to set.",
                     "Add FIELD=VALUE, or --secret-from. smtpcfg web set --help lists the fields.");
    }
    if (auto known = check_fields(*arguments); !known) return std::unexpected(known.error());
    const std::filesystem::path file = model::path_of(file_);
    auto loaded = model::load_web_config(context.files(), file);
    if (!loaded) return std::unexpected(loaded.error());
    model::add_secrets(loaded->config.settings(), context.output().redactor());
    auto values = values_of(context, *arguments);
    if (!values) return std::unexpected(values.error());
    const auto edited = model::edit_web_config(std::move(loaded->config), *values);
    if (!edited) return std::unexpected(edited.error());

    WebOutcome outcome{.file = file_, .written = !dry_run_ && !edited->splices.empty()};
    if (outcome.written) {
      const auto saved = model::save_web_config(context.files(), file, *edited, loaded->fingerprint);
      if (!saved) return std::unexpected(saved.error());
    }
    return tell(context.output(), outcome, *edited);
  }

 private:
  /// Before anybody is asked for a secret.
  static Result<void> check_fields(const SetArguments& arguments) {
    std::vector<const model::Field*> fields = arguments.secrets;
    for (const Assignment& each : arguments.values) fields.push_back(each.field);
    for (const model::Field* field : fields) {
      if (auto known = model::require_web_config_field(*field); !known) return known;
    }
    return {};
  }

  Result<std::vector<model::WebConfigValue>> values_of(Context& context, const SetArguments& arguments) {
    std::vector<model::WebConfigValue> values;
    for (const Assignment& each : arguments.values) {
      if (!each.removed.empty()) context.output().note(fmt::format("{}: removed {}.", each.field->name, each.removed));
      values.push_back({each.field, crypto::Secret(std::string_view(each.value))});
    }
    auto secrets = given_secrets(context, arguments, secret_from_, model::Authentication::OAuth2);
    if (!secrets) return std::unexpected(secrets.error());
    for (GivenSecret& each : *secrets) values.push_back({each.field, std::move(each.value)});
    return values;
  }

  std::string file_;
  std::vector<std::string> words_;
  std::string secret_from_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_set() { return std::make_unique<WebSet>(); }

}  // namespace smtpcfg::app
