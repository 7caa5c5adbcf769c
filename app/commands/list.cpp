#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/effective_list.h"
#include "app/exit_code.h"
#include "app/summary_view.h"
#include "app/table.h"
#include "model/survey.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

class List : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("list", "Show every layer: state, method, host, sender, when saved");
    command->add_flag("--effective", effective_, "Show a line for every login instead: what it gets, and from which layer");
    command->footer(
        "Exit code 1 says that a layer cannot be read; why stands below the table.\n\n"
        "Examples:\n"
        "  smtpcfg list\n"
        "  smtpcfg list --effective\n"
        "  smtpcfg list --installation D:\\Aurea --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto here = context.installation();
    if (!here) return std::unexpected(here.error());
    const auto store = context.store();
    if (!store) return std::unexpected(store.error());
    const auto survey = model::Survey::take(**store);
    if (!survey) return std::unexpected(survey.error());
    if (effective_) return list_effective(context, *survey);
    return list_layers(context, **here, *survey);
  }

 private:
  static int list_layers(Context& context, const model::Installation& here, const model::Survey& survey) {
    Json list = Json::array();
    Table table({"Target", "State", "Method", "Host", "Sender", "Saved"});
    std::vector<std::string> unreadable;
    for (const model::LayerSummary& layer : survey.layers()) {
      Json entry = {{"target", layer.target.text()},
                    {"state", name_of(layer.state)},
                    {"file", model::utf8_of(here.file_of(context.files(), layer.target))}};
      entry.update(json_of(layer));
      list.push_back(std::move(entry));
      table.add(row_of(layer));
      if (layer.error) unreadable.push_back(layer.target.text() + ": " + layer.error->message);
    }
    Output& output = context.output();
    if (context.json()) {
      output.print_document(Json{{"installation", model::utf8_of(here.root())}, {"targets", std::move(list)}});
    } else {
      output.print(table.text(output.style().result_colours));
      for (const std::string& line : unreadable) output.note(line);
    }
    return unreadable.empty() ? exit_code::done : exit_code::warnings;
  }

  bool effective_ = false;
};

}  // namespace

std::unique_ptr<Command> make_list() { return std::make_unique<List>(); }

}  // namespace smtpcfg::app
