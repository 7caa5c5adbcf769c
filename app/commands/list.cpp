#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/table.h"
#include "app/time_text.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

Json json_of(const model::LoadedSettings& loaded) {
  const model::Settings& settings = loaded.settings;
  return {{"authentication", model::name_of(settings.authentication)},
          {"host", settings.host},
          {"port", settings.port == 0 ? Json(nullptr) : Json(settings.port)},
          {"sender", settings.sender_address},
          {"savedAt", utc_time(loaded.saved_at)},
          {"savedFor", loaded.saved_for}};
}

std::vector<Cell> row_of(const model::Target& target, const model::LoadedSettings& loaded) {
  const model::Settings& settings = loaded.settings;
  return {target.text(),
          Cell("present", Tone::Good),
          std::string(model::name_of(settings.authentication)),
          settings.port == 0 ? settings.host : fmt::format("{}:{}", settings.host, settings.port),
          settings.sender_address,
          local_time(loaded.saved_at)};
}

class List : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("list", "Show every layer: state, method, host, sender, when saved");
    command->footer(
        "Exit code 1 says that a layer cannot be read; why stands below the table.\n\n"
        "Examples:\n"
        "  smtpcfg list\n"
        "  smtpcfg list --installation D:\\Aurea --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto here = context.installation();
    if (!here) return std::unexpected(here.error());
    const auto store = context.store();
    if (!store) return std::unexpected(store.error());
    const auto targets = (*store)->targets();
    if (!targets) return std::unexpected(targets.error());

    Json list = Json::array();
    Table table({"Target", "State", "Method", "Host", "Sender", "Saved"});
    std::vector<std::string> unreadable;
    for (const model::Target& target : *targets) {
      Json entry = {{"target", target.text()}, {"state", "absent"}, {"file", context.file_of(target).value_or("")}};
      const auto loaded = context.load_if_any(target);
      if (loaded && *loaded) {
        entry["state"] = "present";
        entry.update(json_of(**loaded));
        table.add(row_of(target, **loaded));
      } else if (loaded) {
        table.add({target.text(), Cell("absent", Tone::Faint)});
      } else {
        // Nobody to ask for the passphrase, or asked and given up: that is no fact about this layer.
        if (loaded.error().kind == ErrorKind::Usage || loaded.error().kind == ErrorKind::Cancelled)
          return std::unexpected(loaded.error());
        entry["state"] = "unreadable";
        entry["why"] = loaded.error().message;
        table.add({target.text(), Cell("unreadable", Tone::Bad)});
        unreadable.push_back(target.text() + ": " + loaded.error().message);
      }
      list.push_back(std::move(entry));
    }

    Output& output = context.output();
    if (context.json()) {
      output.print_document(Json{{"installation", model::utf8_of((*here)->root())}, {"targets", std::move(list)}});
    } else {
      output.print(table.text(output.style().result_colours));
      for (const std::string& line : unreadable) output.note(line);
    }
    return unreadable.empty() ? exit_code::done : exit_code::warnings;
  }
};

}  // namespace

std::unique_ptr<Command> make_list() { return std::make_unique<List>(); }

}  // namespace smtpcfg::app
