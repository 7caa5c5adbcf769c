#include <fmt/format.h>

#include "app/changes.h"
#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/settings_view.h"
#include "app/web_change.h"
#include "model/policy_rules.h"

namespace smtpcfg::app {
namespace {

class Copy : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("copy", "Copy the settings of one target to another");
    command->add_option("FROM", from_, std::string("The target to read: ") + target_forms)->required();
    command->add_option("TO", to_, "The target to write; what it had is kept as smtp.cfg.bak")->required();
    command->add_flag("--dry-run", dry_run_, "Show what would change, and write nothing");
    command->footer(
        "Between CRM.Web's web.config and a layer the sender does not carry over: there it is always the logged-in user.\n\n"
        "Examples:\n"
        "  smtpcfg copy user:SSELLER system          serves everybody who has no settings of their own\n"
        "  smtpcfg copy system file:backup.cfg\n"
        "  smtpcfg copy system web:C:\\inetpub\\wwwroot\\crm\\web.config --dry-run");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto from = context.target(from_);
    if (!from) return std::unexpected(from.error());
    const auto to = context.target(to_);
    if (!to) return std::unexpected(to.error());
    const std::string from_file = context.file_of(*from).value_or("");
    const std::string to_file = context.file_of(*to).value_or("");
    if (*from == *to || (!to_file.empty() && from_file == to_file)) {
      return failure(ErrorKind::Usage, fmt::format("{} and {} are the same settings.", from->text(), to->text()),
                     "Name two different targets.");
    }
    const auto source = context.load(*from);
    if (!source) return std::unexpected(source.error());
    if (to->kind == model::Target::Kind::Web) return copy_to_web(context, *from, *source, to->value, dry_run_);
    const auto existing = context.load_if_any(*to);
    if (!existing) return std::unexpected(existing.error());

    const model::LoadedSettings* replaced = *existing ? &**existing : nullptr;
    const bool from_web = from->kind == model::Target::Kind::Web;
    model::Settings settings = source->settings.clone();
    if (from_web && replaced != nullptr) keep_sender(replaced->settings, settings);
    if (!dry_run_) {
      const auto saved = (*context.store())->save(*to, settings, replaced, from_web ? replaced : &*source);
      if (!saved) return std::unexpected(saved.error());
    }

    Output& output = context.output();
    const std::string kept = replaced == nullptr || dry_run_ ? "" : to_file + ".bak";
    const std::vector<Change> changes = changes_between(replaced == nullptr ? nullptr : &replaced->settings, settings);
    if (context.json()) {
      output.print_document(Json{{"from", from->text()},
                                 {"to", to->text()},
                                 {"file", to_file},
                                 {"written", !dry_run_},
                                 {"previous", kept},
                                 {"changes", json_of(changes)}});
    } else {
      output.print(table_of(changes).text(output.style().result_colours));
      output.note(dry_run_ ? "Dry run: nothing was written."
                           : fmt::format("Copied {} to {} ({}).", from->text(), to->text(), to_file));
      if (!kept.empty()) output.note(fmt::format("What it replaced is kept as {}.", kept));
    }
    if (from_web) output.note("CRM.Web has no sender of its own: the sender is what it was.");
    return note_problems(output, model::problems_of(settings, *context.policy())) ? exit_code::warnings : exit_code::done;
  }

 private:
  /// In CRM.Web the sender is always the logged-in user, so a copy has none to bring.
  static void keep_sender(const model::Settings& before, model::Settings& settings) {
    settings.sender_address = before.sender_address;
    settings.sender_name = before.sender_name;
  }

  std::string from_;
  std::string to_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_copy() { return std::make_unique<Copy>(); }

}  // namespace smtpcfg::app
