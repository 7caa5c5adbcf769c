#include <fmt/format.h>

#include <functional>
#include <set>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/program_name.h"
#include "app/subject.h"
#include "app/validation_view.h"
#include "app/web_sender.h"
#include "model/replace_file.h"
#include "model/text.h"
#include "net/compose.h"
#include "net/machine_name.h"
#include "validation/report.h"

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
    sender_.add_to(*command);
    CLI::Option* offline = command->add_flag("--offline", offline_, "Only look at the settings; ask no server");
    command
        ->add_option("--send-test", test_mail_, "If signing in works, send a test mail there: the only proof that sending works")
        ->option_text("ADDRESS")
        ->excludes(offline);
    command->add_option("--report", report_, "Save a report without secrets: text, or by the name's end .html or .json")
        ->option_text("FILE");
    command->footer(
        "Exit code: 0 all passed, 1 passed with warnings, 3 no such target, 4 unreadable; else the first stage that failed:\n"
        "10 settings, 11 authority not reached, 12 token refused, 13 token wrong, 14 mail server not reached or TLS,\n"
        "15 sign-in refused, 16 the test mail was not taken, 130 cancelled.\n\n"
        "Examples:\n"
        "  smtpcfg validate user:SSELLER\n"
        "  smtpcfg validate --effective SSELLER --timeout 5\n"
        "  smtpcfg validate --effective SSELLER --send-test me@contoso.com --report ticket.html\n"
        "  smtpcfg validate system --offline --json\n"
        "  smtpcfg validate web:C:\\inetpub\\wwwroot\\crm\\web.config --sender-of SSELLER");
    return command;
  }

  Result<int> run(Context& context) override {
    if (const auto named = subject_.check("What is to be validated?"); !named) return std::unexpected(named.error());
    auto options = context.validation_options();
    if (!options) return std::unexpected(options.error());
    options->offline = offline_;
    if (!test_mail_.empty()) {
      const auto addresses = net::entered_addresses(test_mail_);
      if (!addresses) return std::unexpected(addresses.error());
      options->test_mail = *addresses;
    }
    auto subject = subject_.find(context);
    if (!subject) return std::unexpected(subject.error());
    if (const auto known = sender_.apply(context, *subject); !known) return std::unexpected(known.error());

    const model::Settings& settings = subject->loaded.settings;
    const std::vector<validation::PlannedCheck> planned = validation::planned_checks(settings, *options);
    LiveLine live(context.output(), planned);
    validation::Validation validation;
    {
      const Interrupt interrupt;
      validation = validation::validate(settings, *options, std::ref(live), interrupt.token());
    }
    context.output().progress("");
    const validation::Report report{.program = program_name(),
                                    .machine = net::machine_name(),
                                    .login = subject_.login(),
                                    .origin = subject->origin.text(),
                                    .file = context.file_of(subject->origin).value_or(""),
                                    .settings = settings,
                                    .validation = validation};
    print(context, report);
    if (const Result<void> saved = save(context, report); !saved) return std::unexpected(saved.error());
    return validation.cancelled ? exit_code::cancelled : validation::exit_code_of(validation);
  }

 private:
  static void print(Context& context, const validation::Report& report) {
    Output& output = context.output();
    if (context.json()) return output.print_document(json_of(report));
    const std::string whose = report.login.empty() ? report.origin : fmt::format("{}, from {}", report.login, report.origin);
    output.print(
        fmt::format("Validating {} ({})\n\n{}", whose, report.file, text_of(report.validation, output.style().result_colours)));
  }

  Result<void> save(Context& context, const validation::Report& report) const {
    if (report_.empty()) return {};
    // Whatever secret was met on the way, none is in it.
    const std::string text = context.output().redactor().redact(validation::report_for(report_, report));
    if (auto saved = model::replace_file(context.files(), model::path_of(report_), text); !saved) return saved;
    context.output().note(fmt::format("The report is in {}.", report_));
    return {};
  }

  SubjectOptions subject_;
  WebSenderOptions sender_;
  bool offline_ = false;
  std::string test_mail_;
  std::string report_;
};

}  // namespace

std::unique_ptr<Command> make_validate() { return std::make_unique<Validate>(); }

}  // namespace smtpcfg::app
