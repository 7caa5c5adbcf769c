#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/layers_view.h"
#include "app/settings_view.h"

namespace smtpcfg::app {
namespace {

class EffectiveSettings : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("effective", "Show which settings a login gets, and from which layer");
    command->add_option("LOGIN", login_, "The CRM user's login")->required();
    command->add_flag("--explain", explain_, "Tell each step in sentences");
    command->footer(
        "Examples:\n"
        "  smtpcfg effective SSELLER\n"
        "  smtpcfg effective SSELLER --explain");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto resolution = resolve_login(context, login_);
    if (!resolution) return std::unexpected(resolution.error());
    Output& output = context.output();
    if (!resolution->effective) return unresolved(context, *resolution);

    const model::Effective& effective = *resolution->effective;
    if (context.json()) {
      output.print_document(Json{{"login", login_},
                                 {"origin", effective.origin.text()},
                                 {"settings", json_of(effective.loaded.settings)},
                                 {"layers", json_of(resolution->layers)}});
      return exit_code::done;
    }
    const bool colours = output.style().result_colours;
    output.print(fmt::format("{} uses the settings of {}, {}.\n\n{}\n{}", login_, effective.origin.text(),
                             saved_words(effective.loaded), table_of(effective.loaded.settings).text(colours),
                             layers_text(*resolution, colours)));
    return exit_code::done;
  }

 private:
  [[nodiscard]] std::string layers_text(const model::Resolution& resolution, bool colours) const {
    return explain_ ? explanation_of(login_, resolution) : table_of(resolution.layers).text(colours);
  }

  /// The layers are part of the answer even when none can be used.
  Result<int> unresolved(Context& context, const model::Resolution& resolution) {
    const Error& error = resolution.effective.error();
    Output& output = context.output();
    if (!context.json() && !resolution.layers.empty()) output.print(layers_text(resolution, output.style().result_colours));
    output.report(error, {{"login", login_}, {"layers", json_of(resolution.layers)}});
    return exit_code_of(error.kind);
  }

  std::string login_;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_effective() { return std::make_unique<EffectiveSettings>(); }

}  // namespace smtpcfg::app
