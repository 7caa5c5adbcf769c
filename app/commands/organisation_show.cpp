#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/organisation_view.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

class OrganisationShow : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("show", "Show the reps, groups and stations, and the order of the layers");
    command->footer(
        "Exit code 1 says that something in it should be looked at; what stands below the tables.\n\n"
        "Examples:\n"
        "  smtpcfg organisation show\n"
        "  smtpcfg organisation show --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto here = context.installation();
    if (!here) return std::unexpected(here.error());
    const auto organisation = context.organisation();
    if (!organisation) return std::unexpected(organisation.error());
    const model::LoadedOrganisation& loaded = **organisation;
    Output& output = context.output();
    const std::string file = model::utf8_of((*here)->organisation_file());
    if (context.json()) {
      Json document = {{"file", file}, {"present", loaded.fingerprint.has_value()}};
      document.update(json_of(loaded.parsed));
      output.print_document(document);
    } else {
      output.print(text_of(loaded.parsed, output.style().result_colours));
      if (!loaded.fingerprint) {
        output.note(fmt::format("There is no {} yet. Write one, or fill it with: smtpcfg organisation import FILE.csv", file));
      }
      for (const model::OrganisationWarning& warning : loaded.parsed.warnings) {
        output.note(fmt::format("{}: line {}: {}", file, warning.line, warning.message));
      }
    }
    return loaded.parsed.warnings.empty() ? exit_code::done : exit_code::warnings;
  }
};

}  // namespace

std::unique_ptr<Command> make_organisation_show() { return std::make_unique<OrganisationShow>(); }

}  // namespace smtpcfg::app
