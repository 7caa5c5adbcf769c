#include "validation/validate.h"

#include <fmt/format.h>

#include <functional>
#include <set>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/settings_view.h"
#include "app/subject.h"
#include "app/validation_view.h"

namespace smtpcfg::app {
namespace {

/// One line on the terminal that says which checks are running. Called by the checks' threads, one at a time.
class LiveLine {
 public:
  LiveLine(Output& output, const std::vector<validation::PlannedCheck>& planned) : output_(output), planned_(planned) {}

  void operator()(std::string_view check, const validation::Finding* finding) {
    if (finding == nullptr) {
      running_.emplace(check);
    } else {
      running_.erase(std::string(check));
      ++finished_;
    }
    std::string titles;
    for (const validation::PlannedCheck& each : planned_) {
      if (running_.contains(std::string(each.check))) titles += fmt::format("{}{}", titles.empty() ? "" : " · ", each.title);
    }
    output_.progress(fmt::format("{} of {} checks done  {}", finished_, planned_.size(), titles));
  }

 private:
  Output& output_;
  const std::vector<validation::PlannedCheck>& planned_;
  std::set<std::string> running_;
  std::size_t finished_ = 0;
};

class Validate : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("validate", "Check whether settings work: authority, token, mail server, sign-in");
    subject_.add_to(*command, "Validate");
    command->add_flag("--offline", offline_, "Only look at the settings; ask no server");
    command->footer(
        "Exit code: 0 all passed, 1 passed with warnings, 3 no such target, 4 unreadable; else the first stage that failed:\n"
        "10 settings, 11 authority not reached, 12 token refused, 13 token wrong, 14 mail server not reached or TLS,\n"
        "15 sign-in refused, 130 cancelled.\n\n"
        "Examples:\n"
        "  smtpcfg validate user:SSELLER\n"
        "  smtpcfg validate --effective SSELLER --timeout 5\n"
        "  smtpcfg validate system --offline --json");
    return command;
  }

  Result<int> run(Context& context) override {
    if (const auto named = subject_.check("What is to be validated?"); !named) return std::unexpected(named.error());
    auto options = context.validation_options();
    if (!options) return std::unexpected(options.error());
    options->offline = offline_;
    const auto subject = subject_.find(context);
    if (!subject) return std::unexpected(subject.error());

    const model::Settings& settings = subject->loaded.settings;
    const std::vector<validation::PlannedCheck> planned = validation::planned_checks(settings, *options);
    LiveLine live(context.output(), planned);
    validation::Validation validation;
    {
      const Interrupt interrupt;
      validation = validation::validate(settings, *options, std::ref(live), interrupt.token());
    }
    context.output().progress("");
    print(context, *subject, validation);
    return validation.cancelled ? exit_code::cancelled : validation::exit_code_of(validation);
  }

 private:
  void print(Context& context, const Subject& subject, const validation::Validation& validation) const {
    Output& output = context.output();
    if (!context.json()) {
      const std::string whose =
          subject_.login().empty() ? subject.origin.text() : fmt::format("{}, from {}", subject_.login(), subject.origin.text());
      output.print(fmt::format("Validating {} ({})\n\n{}", whose, context.file_of(subject.origin).value_or(""),
                               text_of(validation, output.style().result_colours)));
      return;
    }
    Json findings = Json::array();
    for (const validation::Finding& finding : validation.findings) findings.push_back(json_of(finding));
    Json document = {{"verdict", validation::name_of(validation.verdict)},
                     {"summary", validation.summary},
                     {"cancelled", validation.cancelled},
                     {"origin", subject.origin.text()}};
    if (!subject_.login().empty()) document["login"] = subject_.login();
    document["settings"] = json_of(subject.loaded.settings);
    document["findings"] = std::move(findings);
    output.print_document(document);
  }

  SubjectOptions subject_;
  bool offline_ = false;
};

}  // namespace

std::unique_ptr<Command> make_validate() { return std::make_unique<Validate>(); }

}  // namespace smtpcfg::app
