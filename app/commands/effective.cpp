#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/layers_view.h"
#include "app/person.h"
#include "app/settings_view.h"
#include "app/text_width.h"
#include "model/explanation.h"

namespace smtpcfg::app {
namespace {

class EffectiveSettings : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("effective", "Show which settings a login gets, and from which layer");
    command->add_option("LOGIN", login_, "The CRM user's login")->required();
    person_.add_to(*command);
    command->add_flag("--explain", explain_, "Tell each step in sentences");
    command->footer(
        "Examples:\n"
        "  smtpcfg effective SSELLER\n"
        "  smtpcfg effective SSELLER --explain\n"
        "  smtpcfg effective SSELLER --rep 100017 --group 100042 --station 12");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto person = resolve_person(context, login_, person_);
    if (!person) return std::unexpected(person.error());
    Output& output = context.output();
    const model::Resolution& resolution = person->resolution;
    if (!resolution.effective) return unresolved(context, *person);

    const model::Effective& effective = *resolution.effective;
    const model::LayerReport* const next = next_after_used(resolution);
    if (context.json()) {
      output.print_document(Json{{"login", login_},
                                 {"origin", effective.origin.text()},
                                 {"settings", json_of(effective.loaded.settings)},
                                 {"layers", json_of(resolution.layers)},
                                 {"without", next == nullptr ? Json(nullptr) : Json(next->target.text())},
                                 {"order", json_of(resolution.order)},
                                 {"warnings", resolution.warnings}});
      return exit_code::done;
    }
    const bool colours = output.style().result_colours;
    output.print(fmt::format("{} uses the settings of {}, {}.\n\n{}\n{}", login_, effective.origin.text(),
                             saved_words(effective.loaded), table_of(effective.loaded.settings).text(colours),
                             layers_text(*person, colours)));
    return exit_code::done;
  }

 private:
  [[nodiscard]] std::string layers_text(const ResolvedPerson& person, bool colours) const {
    const model::Resolution& resolution = person.resolution;
    if (explain_) return printable(explanation_of(person.who, resolution), true);
    std::string text = table_of(resolution.layers).text(colours);
    if (resolution.order != model::OrderSource::Documented) text += fmt::format("\n{}\n", model::words_of(resolution.order));
    return text;
  }

  /// The layers are part of the answer even when none can be used.
  Result<int> unresolved(Context& context, const ResolvedPerson& person) {
    const model::Resolution& resolution = person.resolution;
    const Error& error = resolution.effective.error();
    Output& output = context.output();
    if (!context.json() && !resolution.layers.empty()) output.print(layers_text(person, output.style().result_colours));
    output.report(error, {{"login", login_}, {"layers", json_of(resolution.layers)}, {"order", json_of(resolution.order)}});
    return exit_code_of(error.kind);
  }

  std::string login_;
  PersonOptions person_;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_effective() { return std::make_unique<EffectiveSettings>(); }

}  // namespace smtpcfg::app
