#include <fmt/format.h>

#include "app/changes.h"
#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/given_secrets.h"
#include "app/set_arguments.h"
#include "app/settings_view.h"
#include "app/web_change.h"
#include "model/policy_rules.h"
#include "model/starting_values.h"

namespace smtpcfg::app {
namespace {

using model::Field;
using model::Settings;

class Set : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("set", "Set fields of a target, which is made if it does not exist");
    command->add_option("TARGET", target_, target_forms)->required();
    command->add_option("FIELDS", words_, "What to set; a secret's field is named without a value, and asked for")
        ->option_text("FIELD=VALUE...");
    command
        ->add_option("--secret-from", secret_from_,
                     "Read the client secret, passphrase or password from FILE, or from standard input (-)")
        ->option_text("FILE|-");
    command->add_flag("--dry-run", dry_run_, "Show what would change, and write nothing");
    std::string names;
    for (const Field& field : model::fields())
      names += fmt::format("  {:<23}{}{}\n", field.name, field.label, field.secret() ? " (secret)" : "");
    command->footer(
        "Fields:\n" + names +
        "\nA new entry (global, station, group, rep) starts with the values of a suitable smtp.cfg: for a rep the one of its\n"
        "login, else the system-wide one.\n"
        "New settings, and those that change to AUTH_OAUTH2, get the setup guide's values where nothing is set.\n"
        "Exit code 1 says that the settings were saved but are not complete yet.\n\n"
        "Examples:\n"
        "  smtpcfg set user:SSELLER sender.address=crm@contoso.com tenant=contoso.onmicrosoft.com \\\n"
        "      clientId=11111111-2222-3333-4444-555555555555 clientSecret\n"
        "  smtpcfg set system --secret-from secret.txt secretExpires=2027-05-01\n"
        "  smtpcfg set system clientSecret= clientCertificate=D:\\crm\\smtp.pfx certificatePassphrase\n"
        "  smtpcfg set system host=mail.contoso.com port=465 --dry-run");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto target = context.target(target_);
    if (!target) return std::unexpected(target.error());
    auto arguments = parse_set_arguments(words_);
    if (!arguments) return std::unexpected(arguments.error());
    if (words_.empty() && secret_from_.empty()) {
      return failure(ErrorKind::Usage, "There is nothing to set.",
                     "Add FIELD=VALUE, or --secret-from. smtpcfg set --help lists the fields.");
    }
    if (target->kind == model::Target::Kind::Web) {
      return set_in_web(context, target->value, *arguments, secret_from_, dry_run_);
    }
    const auto before = context.load_if_any(*target);
    if (!before) return std::unexpected(before.error());
    const model::LoadedSettings* existing = *before ? &**before : nullptr;

    Result<Settings> start = existing != nullptr ? existing->settings.clone() : starting_settings(context, *target);
    if (!start) return std::unexpected(start.error());
    Settings settings = std::move(*start);
    if (auto applied = apply(context, *arguments, settings, existing == nullptr && started_from_.empty()); !applied)
      return std::unexpected(applied.error());
    auto secrets = given_secrets(context, *arguments, secret_from_, settings);
    if (!secrets) return std::unexpected(secrets.error());
    for (GivenSecret& each : *secrets) model::secret_of(settings, *each.field) = std::move(each.value);

    const std::vector<Change> changes = changes_between(existing != nullptr ? &existing->settings : nullptr, settings);
    const bool writes = !dry_run_ && !changes.empty();
    if (writes) {
      const auto saved = (*context.store())->save(*target, settings, existing, existing);
      if (!saved) return std::unexpected(saved.error());
    }
    return tell(context, *target, settings, changes, writes);
  }

 private:
  /// A new entry starts with the values of a suitable smtp.cfg, as in the CRM.
  Result<Settings> starting_settings(Context& context, const model::Target& target) {
    if (!target.is_entry()) return Settings();
    const auto organisation = context.organisation();
    if (!organisation) return std::unexpected(organisation.error());
    auto start = model::starting_values(**context.store(), target, (*organisation)->organisation());
    if (!start) return Settings();
    model::add_secrets(start->loaded.settings, context.output().redactor());
    started_from_ = start->from.text();
    return std::move(start->loaded.settings);
  }

  /// The method first, since the guide's values depend on it; the other fields last, so that what is given always counts.
  Result<void> apply(Context& context, const SetArguments& arguments, Settings& settings, bool is_new) {
    const auto is_method = [](const Assignment& each) { return each.field->kind == model::FieldKind::Authentication; };
    const model::Authentication method_before = settings.authentication;
    for (const Assignment& each : arguments.values) {
      if (!each.removed.empty()) context.output().note(fmt::format("{}: removed {}.", each.field->name, each.removed));
      if (!is_method(each)) continue;
      if (auto set = model::set_text(settings, *each.field, each.value); !set) return set;
    }
    const bool chosen = is_new || settings.authentication != method_before;
    const Settings undefaulted = settings.clone();
    if (chosen && settings.authentication == model::Authentication::OAuth2) model::fill_defaults(settings, *context.policy());
    for (const Assignment& each : arguments.values) {
      if (is_method(each)) continue;
      if (each.field->secret()) {
        model::secret_of(settings, *each.field) = crypto::Secret();
      } else if (auto set = model::set_text(settings, *each.field, each.value); !set) {
        return set;
      }
    }
    note_defaults(undefaulted, settings, arguments, *context.policy());
    return {};
  }

  void note_defaults(const Settings& undefaulted, const Settings& settings, const SetArguments& arguments,
                     const model::Policy& policy) {
    for (const Change& change : changes_between(&undefaulted, settings)) {
      const auto given = [&](const Assignment& each) { return each.field == change.field; };
      if (std::any_of(arguments.values.begin(), arguments.values.end(), given)) continue;
      const std::string_view name = change.field->name;
      const bool managed = name == "authority" ? !policy.authority.empty() : name == "scope" && !policy.scope.empty();
      defaulted_.emplace_back(name);
      (managed ? managed_ : guided_).emplace_back(name);
    }
  }

  Result<int> tell(Context& context, const model::Target& target, const Settings& settings, const std::vector<Change>& changes,
                   bool written) {
    Output& output = context.output();
    const std::string file = context.file_of(target).value_or("");
    const std::vector<model::Problem> problems = model::problems_of(settings, *context.policy());
    if (context.json()) {
      output.print_document(Json{{"target", target.text()},
                                 {"file", file},
                                 {"written", written},
                                 {"changes", json_of(changes)},
                                 {"defaulted", defaulted_},
                                 {"startedFrom", started_from_.empty() ? Json(nullptr) : Json(started_from_)},
                                 {"problems", json_of(problems)}});
    } else {
      if (!changes.empty()) output.print(table_of(changes).text(output.style().result_colours));
      output.note(changes.empty() ? "Nothing differs, so nothing was written."
                  : written       ? fmt::format("Saved {} ({}).", target.text(), file)
                                  : "Dry run: nothing was written.");
      if (!started_from_.empty()) output.note(fmt::format("What was not given comes from {}.", started_from_));
      if (!managed_.empty()) output.note(fmt::format("From your administrator: {}.", fmt::join(managed_, ", ")));
      if (!guided_.empty()) output.note(fmt::format("From the setup guide: {}.", fmt::join(guided_, ", ")));
    }
    return note_problems(output, problems) ? exit_code::warnings : exit_code::done;
  }

  std::string target_;
  std::vector<std::string> words_;
  std::string secret_from_;
  bool dry_run_ = false;
  std::vector<std::string> defaulted_;  ///< the fields that nobody gave: those two together
  std::vector<std::string> managed_;
  std::vector<std::string> guided_;
  std::string started_from_;
};

}  // namespace

std::unique_ptr<Command> make_set() { return std::make_unique<Set>(); }

}  // namespace smtpcfg::app
