#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/organisation_view.h"
#include "app/terminal.h"
#include "model/file_errors.h"
#include "model/organisation_file.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

Result<model::CsvTable> read_standard_input_as_table(Output& output, std::string_view name) {
  if (is_terminal(Stream::Input)) output.note(fmt::format("Type the table, its columns' names first. {}", how_to_end_input));
  Result<crypto::Secret> bytes = read_standard_input(model::largest_csv);
  if (!bytes) {
    bytes.error().remedy = fmt::format("Give a table of at most {} MiB on standard input.", model::largest_csv >> 20U);
    return std::unexpected(bytes.error());
  }
  return model::parse_csv(bytes->reveal(), name);
}

Result<model::CsvTable> read_file_as_table(const model::FileSystem& files, const std::string& name) {
  const std::filesystem::path file = model::path_of(name);
  const auto facts = files.facts(file);
  if (!facts) return std::unexpected(model::reading_error(file, facts.error()));
  if (facts->kind == model::FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no file {}.", name), "Check the path.");
  }
  const auto bytes = files.read(file, model::largest_csv);
  if (!bytes) return std::unexpected(model::reading_error(file, bytes.error()));
  return model::parse_csv(*bytes, name);
}

/// Reads, decides, then writes everything or nothing.
class OrganisationImport : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("import", "Import reps, groups or stations from a table");
    command->add_option("FILE", file_, "The table: CSV with the names of the columns in its first line; - for standard input")
        ->required();
    command->add_option("--kind", kind_, "What it holds, when its columns do not say so: reps, groups or stations")
        ->option_text("KIND");
    command->add_flag("--dry-run", dry_run_, "Show what would change, and write nothing");
    command->add_flag("--skip-unusable", skip_unusable_, "Import the other lines even though some cannot be used");
    command->footer(
        "Separated by ; , or tabs, in UTF-8 or Windows-1252. Columns, in English or German:\n"
        "  reps      rep id, name, login, e-mail, rights group, organisational group, project groups\n"
        "  groups    group id, group name\n"
        "  stations  station, station name\n\n"
        "Records are merged by their IDs. What the table does not have stays; an empty field empties.\n"
        "Nothing is imported while a line cannot be used (exit code 4), unless --skip-unusable says so.\n\n"
        "Examples:\n"
        "  smtpcfg organisation import reps.csv --dry-run\n"
        "  smtpcfg organisation import groups.csv --kind groups\n"
        "  smtpcfg organisation import - < reps.csv\n"
        "  smtpcfg organisation import reps.csv --skip-unusable --json");
    return command;
  }

  Result<int> run(Context& context) override {
    std::optional<model::ImportKind> kind;
    if (!kind_.empty()) {
      const auto parsed = model::parse_import_kind(kind_);
      if (!parsed) return std::unexpected(parsed.error());
      kind = *parsed;
    }
    const auto here = context.installation();
    if (!here) return std::unexpected(here.error());
    const auto table = from_standard_input() ? read_standard_input_as_table(context.output(), name())
                                             : read_file_as_table(context.files(), file_);
    if (!table) return std::unexpected(table.error());
    const auto loaded = context.organisation();
    if (!loaded) return std::unexpected(loaded.error());
    const auto plan = model::plan_import((*loaded)->organisation(), *table, kind, name());
    if (!plan) return std::unexpected(plan.error());

    const bool refused = !plan->unusable.empty() && !skip_unusable_;
    const bool writes = !dry_run_ && !refused && !(plan->added.empty() && plan->changed.empty());
    if (writes) {
      const auto saved = model::save_organisation(context.files(), **here, plan->result, **loaded);
      if (!saved) return std::unexpected(saved.error());
    }
    return tell(context, *plan, *table, model::utf8_of((*here)->organisation_file()), writes);
  }

 private:
  [[nodiscard]] bool from_standard_input() const { return file_ == "-"; }
  /// For messages.
  [[nodiscard]] std::string name() const { return from_standard_input() ? "standard input" : file_; }

  int tell(Context& context, const model::ImportPlan& plan, const model::CsvTable& table, const std::string& written_file,
           bool written) {
    Output& output = context.output();
    const bool refused = !plan.unusable.empty() && !skip_unusable_;
    Json document = {{"source", file_}, {"encoding", table.encoding}, {"file", written_file}, {"written", written}};
    document.update(json_of(plan));
    if (!context.json()) {
      tell_in_words(output, plan);
      if (!refused) output.note(outcome_of(plan, written_file, written));
    }
    if (refused) {
      output.report({ErrorKind::Unreadable, fmt::format("Nothing was imported: {} of {} cannot be used.", lines_of(plan), name()),
                     "Correct the lines, or leave them out with --skip-unusable."},
                    document);
      return exit_code::unreadable;
    }
    if (context.json()) output.print_document(document);
    return plan.unusable.empty() && plan.warnings.empty() ? exit_code::done : exit_code::warnings;
  }

  static std::string lines_of(const model::ImportPlan& plan) {
    return plan.unusable.size() == 1 ? "one line" : fmt::format("{} lines", plan.unusable.size());
  }

  void tell_in_words(Output& output, const model::ImportPlan& plan) const {
    if (!plan.added.empty() || !plan.changed.empty()) output.print(table_of(plan).text(output.style().result_colours));
    if (!plan.not_imported.empty()) {
      output.note(fmt::format("Columns that were not used: {}.", fmt::join(plan.not_imported, ", ")));
    }
    for (const model::UnusableLine& line : plan.unusable)
      output.note(fmt::format("{}: line {}: {}", name(), line.line, line.reason));
    for (const std::string& warning : plan.warnings) output.note("Warning: " + warning);
  }

  [[nodiscard]] std::string outcome_of(const model::ImportPlan& plan, const std::string& file, bool written) const {
    const std::string skipped = plan.unusable.empty() ? "" : fmt::format(", {} left out", lines_of(plan));
    const std::string what = fmt::format("{} ({}{})", model::name_of(plan.kind), summary_of(plan), skipped);
    if (written) return fmt::format("Imported {} into {}.", what, file);
    return dry_run_ ? fmt::format("Dry run: nothing was written; {}.", what)
                    : fmt::format("Nothing differs, so nothing was written: {}.", what);
  }

  std::string file_;
  std::string kind_;
  bool dry_run_ = false;
  bool skip_unusable_ = false;
};

}  // namespace

std::unique_ptr<Command> make_organisation_import() { return std::make_unique<OrganisationImport>(); }

}  // namespace smtpcfg::app
