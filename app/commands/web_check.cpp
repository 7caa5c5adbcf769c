#include <fmt/format.h>

#include <algorithm>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/web_change.h"
#include "app/web_view.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

using model::WebFinding;
using model::WebSeverity;

class WebCheck : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("check", "Say what keeps CRM.Web from sending with a web.config, and mend it");
    command->add_option("FILE", file_, web_file_words);
    fix_ = command->add_option("--fix", ids_, "Mend what can be mended, or only the findings with these ids")
               ->option_text("[ID...]")
               ->expected(0, -1);
    command->add_flag("--dry-run", dry_run_, "With --fix: show what would change, line by line, and write nothing");
    command->footer(
        "Looks at the file alone, without network, and at the one that configSource names. Exit codes: 0 right, 1 right with\n"
        "warnings (such as a secret in clear text), 10 CRM.Web does not start or cannot send, 4 not well-formed: IIS could not\n"
        "read it either. With --fix, they say how the file is afterwards. What takes a person stays, and is told.\n\n"
        "Examples:\n"
        "  smtpcfg web check C:\\inetpub\\wwwroot\\crm\\web.config\n"
        "  smtpcfg web check web.config --fix --dry-run\n"
        "  smtpcfg web check web.config --fix configSections.notFirst httpRuntime.targetFramework\n"
        "  smtpcfg web check web.config --json");
    return command;
  }

  Result<int> run(Context& context) override {
    take_file_behind_fix();
    if (file_.empty()) return failure(ErrorKind::Usage, "FILE is required.", "smtpcfg web check --help shows how.");
    if (dry_run_ && fix_->count() == 0) {
      return failure(ErrorKind::Usage, "--dry-run belongs to --fix.", "Without --fix nothing is written anyway.");
    }
    auto site = load_web(context, file_);
    if (!site) return std::unexpected(site.error());
    if (fix_->count() == 0) return tell(context, *site, model::check_web_config(site->parts()), nullptr);

    const std::vector<WebFinding> before = model::check_web_config(site->parts());
    if (auto known = check_ids(before); !known) return std::unexpected(known.error());
    const auto fixed = model::fix_findings(*site, [this](const WebFinding& finding) { return is_wanted(finding); });
    if (!fixed) return std::unexpected(fixed.error());
    const bool written = !dry_run_ && !site->changed_files().empty();
    if (written) {
      if (const auto saved = model::save_web_site(context.files(), *site); !saved) return std::unexpected(saved.error());
    }
    const Fixing fixing{.written = written, .fixed = *fixed};
    return tell(context, *site, model::check_web_config(site->parts()), &fixing);
  }

 private:
  struct Fixing {
    bool written;
    std::vector<WebFinding> fixed;
  };

  /// "web check --fix web.config" is what people write: no finding's id looks like that.
  void take_file_behind_fix() {
    std::erase(ids_, "");  // what --fix alone reads as
    if (!file_.empty() || ids_.empty()) return;
    file_ = ids_.back();
    ids_.pop_back();
  }

  [[nodiscard]] bool is_wanted(const WebFinding& finding) const {
    return ids_.empty() || std::ranges::find(ids_, finding.id) != ids_.end();
  }

  [[nodiscard]] Result<void> check_ids(const std::vector<WebFinding>& findings) const {
    for (const std::string& id : ids_) {
      if (std::ranges::find(findings, id, &WebFinding::id) != findings.end()) continue;
      return failure(ErrorKind::Usage, fmt::format("There is no finding “{}” in {}.", model::shortened(id), file_),
                     "smtpcfg web check FILE --json has the ids of what there is.");
    }
    return {};
  }

  /// `fixing`: what --fix did; nullptr without it.
  int tell(Context& context, const model::WebSite& site, const std::vector<WebFinding>& findings, const Fixing* fixing) const {
    const auto any = [&](WebSeverity severity) { return count_of(findings, severity) > 0; };
    if (context.json()) {
      Json document{{"file", file_},
                    {"verdict", any(WebSeverity::Error)     ? "fail"
                                : any(WebSeverity::Warning) ? "warn"
                                                            : "pass"},
                    {"state", model::name_of(site.state())},
                    {"findings", json_of(findings)}};
      if (fixing != nullptr) {
        document.update(Json{{"written", fixing->written},
                             {"files", fixing->written ? json_of_files(site) : Json::array()},
                             {"fixed", json_of(fixing->fixed)},
                             {"lines", json_of_lines(site)}});
      }
      context.output().print_document(document);
    } else if (fixing != nullptr) {
      print_fixing(context.output(), site, findings, *fixing);
    } else {
      print(context.output(), findings);
      context.output().note(fmt::format("{}: {} found{}.", file_, summary_of(findings), fixable_words(findings)));
    }
    if (any(WebSeverity::Error)) return exit_code::wrong_settings;
    return any(WebSeverity::Warning) ? exit_code::warnings : exit_code::done;
  }

  static void print(Output& output, const std::vector<WebFinding>& findings) {
    if (!findings.empty()) output.print(table_of(findings).text(output.style().result_colours));
  }

  static std::string fixable_words(const std::vector<WebFinding>& findings) {
    const auto count = std::ranges::count_if(findings, [](const WebFinding& each) { return !each.fix.empty(); });
    return count == 0 ? "" : fmt::format("; --fix mends {} of them", count);
  }

  void print_fixing(Output& output, const model::WebSite& site, const std::vector<WebFinding>& left, const Fixing& fixing) const {
    output.print(text_of_lines(site, output.style().result_colours));
    output.note(fixing.fixed.empty() ? "There is nothing that --fix can mend here." : saving_words(site, fixing.written));
    for (const WebFinding& each : fixing.fixed) output.note(fmt::format("  {}: {} {}", each.id, each.message, each.fix));
    if (left.empty()) return;
    output.note(fmt::format("{}: {} left.", file_, summary_of(left)));
    for (const WebFinding& each : left) {
      const std::string_view why = each.fix.empty() ? "This takes a person: " : "Not chosen: ";
      output.note(fmt::format("  {} line {} ({}): {} {}{}", model::name_of(each.severity), each.line, each.id, each.message, why,
                              each.remedy));
    }
  }

  std::string file_;
  CLI::Option* fix_ = nullptr;
  std::vector<std::string> ids_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_web_check() { return std::make_unique<WebCheck>(); }

}  // namespace smtpcfg::app
