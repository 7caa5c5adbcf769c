#include <fmt/format.h>

#include <algorithm>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/table.h"
#include "model/comparison.h"

namespace smtpcfg::app {
namespace {

/// As everywhere in the output: what is not set is an empty text.
std::string value_of(const model::Field& field, const std::string& text) { return field.secret() && text != "set" ? "" : text; }

Cell shown(const std::string& value) { return value.empty() ? Cell("(not set)", Tone::Faint) : Cell(value); }

std::vector<Cell> row_of(const model::FieldComparison& each) {
  const model::Field& field = *each.field;
  const std::string left = value_of(field, each.left);
  std::string right = value_of(field, each.right);
  // Nothing else shows whether two secrets are one.
  if (field.secret() && !left.empty() && !right.empty()) right = each.same ? "the same" : "different";
  return {std::string(field.name), shown(left), each.same ? Cell("") : Cell("≠", Tone::Warning), shown(right)};
}

Json json_of(const model::FieldComparison& each) {
  return {{"field", each.field->name},
          {"left", value_of(*each.field, each.left)},
          {"right", value_of(*each.field, each.right)},
          {"same", each.same}};
}

class Compare : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("compare", "Show the settings of two targets side by side");
    command->add_option("LEFT", left_, std::string("A target: ") + target_forms)->required();
    command->add_option("RIGHT", right_, "The target to compare it with")->required();
    command->footer(
        "≠ marks what differs. Of a secret you see only whether it is the same.\n\n"
        "Examples:\n"
        "  smtpcfg compare user:SSELLER system\n"
        "  smtpcfg compare file:smtp.cfg.bak system       what the last save changed\n"
        "  smtpcfg compare rep:100017 group:100042 --json");
    return command;
  }

  Result<int> run(Context& context) override {
    const auto left = context.target(left_);
    if (!left) return std::unexpected(left.error());
    const auto right = context.target(right_);
    if (!right) return std::unexpected(right.error());
    const auto left_loaded = context.load(*left);
    if (!left_loaded) return std::unexpected(left_loaded.error());
    const auto right_loaded = context.load(*right);
    if (!right_loaded) return std::unexpected(right_loaded.error());

    const auto fields = model::compare(left_loaded->settings, right_loaded->settings);
    const auto different = std::ranges::count(fields, false, &model::FieldComparison::same);
    Output& output = context.output();
    if (context.json()) {
      Json list = Json::array();
      for (const model::FieldComparison& each : fields) list.push_back(json_of(each));
      output.print_document(
          Json{{"left", left->text()}, {"right", right->text()}, {"same", different == 0}, {"fields", std::move(list)}});
      return exit_code::done;
    }
    Table table({"Field", left->text(), "", right->text()});
    for (const model::FieldComparison& each : fields) {
      const bool is_set = !value_of(*each.field, each.left).empty() || !value_of(*each.field, each.right).empty();
      if (is_set) table.add(row_of(each));
    }
    output.print(table.text(output.style().result_colours));
    output.note(different == 0 ? "The settings are the same." : fmt::format("{} of {} fields differ.", different, fields.size()));
    return exit_code::done;
  }

 private:
  std::string left_;
  std::string right_;
};

}  // namespace

std::unique_ptr<Command> make_compare() { return std::make_unique<Compare>(); }

}  // namespace smtpcfg::app
