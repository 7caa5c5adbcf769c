#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/explain_view.h"
#include "app/interrupt.h"
#include "app/log_reading.h"
#include "app/subject.h"
#include "app/terminal.h"
#include "validation/explanation_words.h"

namespace smtpcfg::app {
namespace {

class Explain : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command = program.add_subcommand("explain", "Say what an error means and what to do about it");
    // The first word by itself: several would take "[a, b]" apart as a list.
    command->add_option("text", word_, "The error, as much of it as there is: a code, a sentence, lines; - for standard input")
        ->option_text("CODE|TEXT");
    command->add_option("more", more_words_, "Whose values to fill in, behind one word or a text in quotes: a target")
        ->option_text("[TARGET]");
    subject_.add_login_to(*command, "Fill in the values of");
    command->add_option("--log", log_, "Find the errors in this log, of any size: newest first, repeated ones counted")
        ->option_text("FILE");
    command->add_flag("--list", list_, "Show every error that is known here");
    command->footer(
        "Known are codes of Microsoft Entra (AADSTS), replies of mail servers, above all of Exchange Online, and sentences of "
        "TLS and\n"
        "network libraries. No server is asked. What looks like a token, password or secret is masked. With a target or a "
        "login,\n"
        "its Client ID, Tenant ID, mailbox and so on stand where they belong; that they cannot be read is told, and no "
        "hindrance.\n\n"
        "Exit code: 0 explained, 3 nothing in it is known, 4 the log cannot be read, 130 cancelled (what was found is shown).\n\n"
        "Examples:\n"
        "  smtpcfg explain AADSTS7000222\n"
        "  smtpcfg explain \"535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.\"\n"
        "  smtpcfg explain 5.7.60 user:SSELLER\n"
        "  smtpcfg explain - --effective SSELLER < mail-from-the-user.txt\n"
        "  smtpcfg explain --log u8_base_SSELLER.log\n"
        "  smtpcfg explain --list");
    return command;
  }

  Result<int> run(Context& context) override {
    if ((word_ ? 1 : 0) + (log_.empty() ? 0 : 1) + (list_ ? 1 : 0) != 1) {
      return failure(ErrorKind::Usage, "What is to be explained?", "Give one of an error's text, --log FILE and --list.");
    }
    if (auto found = find_target(); !found) return std::unexpected(found.error());
    if (list_) return list(context);
    const validation::Known known = known_here(context);
    if (!log_.empty()) return explain_log(context, known);
    return explain_text(context, known);
  }

 private:
  /// A target behind a code or a quoted text; more words than two are the text.
  Result<void> find_target() {
    if (more_words_.size() == 1 && model::Target::parse(more_words_.front())) {
      if (!subject_.login().empty()) {
        return failure(ErrorKind::Usage, "Whose values are to be filled in?", "Give a target or --effective LOGIN, not both.");
      }
      subject_.name(std::move(more_words_.front()));
      more_words_.clear();
    }
    if (const auto named = subject_.check({}); !named) return named;
    if (list_ && subject_.named()) return failure(ErrorKind::Usage, "--list fills nothing in.", "Leave the target or login out.");
    return {};
  }

  /// The values of the settings that were named; an error in them is only noted, for what was asked is what another one means.
  [[nodiscard]] validation::Known known_here(Context& context) {
    if (!subject_.named()) return validation::Known::named();
    const auto subject = subject_.find(context);
    if (!subject) {
      context.output().note(
          fmt::format("Explained without values of settings: {} {}", subject.error().message, subject.error().remedy));
      return validation::Known::named();
    }
    filled_from_ = subject->origin.text();
    return validation::Known::named(subject->loaded.settings);
  }

  static int list(Context& context) {
    Output& output = context.output();
    const auto entries = validation::book_entries();
    if (context.json()) {
      output.print_document(Json{{"cases", json_of(entries)}});
    } else {
      output.print(text_of(entries, output.style().result_colours));
    }
    return exit_code::done;
  }

  [[nodiscard]] Result<std::string> given_text(Context& context) const {
    if (!more_words_.empty()) return fmt::format("{} {}", *word_, fmt::join(more_words_, " "));
    if (*word_ != "-") return *word_;
    if (context.options().passphrase_from == "-") return failure(ErrorKind::Usage, "Standard input holds the text to explain.");
    if (is_terminal(Stream::Input)) context.output().note(fmt::format("Paste the error. {}", how_to_end_input));
    constexpr std::size_t most_text = 1U << 20U;
    auto text = read_standard_input(most_text);
    if (!text) {
      text.error().remedy = "Give 1 MiB at most; for a log use --log FILE.";
      return std::unexpected(text.error());
    }
    return std::string(text->reveal());
  }

  [[nodiscard]] Result<int> explain_text(Context& context, const validation::Known& known_values) const {
    const auto text = given_text(context);
    if (!text) return std::unexpected(text.error());
    const auto errors = validation::errors_in(*text, validation::Reading::Pasted);
    constexpr std::size_t most_shown = 4000;
    const std::string shown = validation::shown_text(*text, most_shown);
    if (shown.empty()) return failure(ErrorKind::Usage, "The text is empty.", "Paste the error's code or sentence.");
    Output& output = context.output();
    const bool colours = output.style().result_colours;
    Json list = Json::array();
    std::string paragraphs;
    for (const validation::MetError& error : errors) {
      const auto explanation = validation::explanation_of(error, *text, known_values);
      list.push_back(json_of(explanation));
      paragraphs += (paragraphs.empty() ? "" : "\n") + text_of(explanation, colours);
    }
    const bool known = std::ranges::any_of(errors, &validation::MetError::known);
    if (context.json()) {
      output.print_document(Json{{"text", shown}, {"filledFrom", filled_from_}, {"errors", std::move(list)}});
    } else {
      if (!known) paragraphs = validation::nothing_known_words(shown) + (errors.empty() ? "" : "\n") + paragraphs;
      output.print(paragraphs);
    }
    return known ? exit_code::done : exit_code::not_found;
  }

  [[nodiscard]] Result<int> explain_log(Context& context, const validation::Known& known_values) const {
    Output& output = context.output();
    validation::LogErrors log;
    std::string last;
    const auto progress = [&](std::uintmax_t read, std::uintmax_t size) {
      std::string line = size == 0 ? fmt::format("{} MiB read", read >> 20U)
                                   : fmt::format("Reading: {} %", std::min<std::uintmax_t>(read * 100 / size, 100));
      if (line != last) output.progress(line);
      last = std::move(line);
    };
    const Interrupt interrupt;
    const auto whole = read_log(context.files(), log_, interrupt.token(), progress, log);
    output.progress("");
    if (!whole) return std::unexpected(whole.error());
    const auto errors = log.newest_first(known_values);
    if (context.json()) {
      Json list = Json::array();
      for (const auto& error : errors) list.push_back(json_of(error));
      output.print_document(Json{{"log", log_},
                                 {"filledFrom", filled_from_},
                                 {"complete", *whole},
                                 {"lines", log.lines()},
                                 {"bytes", log.bytes()},
                                 {"errors", std::move(list)},
                                 {"others", log.others()}});
    } else {
      for (const auto& error : errors) output.print(text_of(error, output.style().result_colours) + "\n");
    }
    tell(output, log, *whole, errors.empty());
    if (!*whole) return exit_code::cancelled;
    const bool known = std::ranges::any_of(errors, [](const auto& each) { return each.explanation.known; });
    return known ? exit_code::done : exit_code::not_found;
  }

  void tell(Output& output, const validation::LogErrors& log, bool whole, bool nothing) const {
    if (!whole) output.note(fmt::format("Stopped after {} lines of {}.", log.lines(), log_));
    if (nothing && whole) output.note(fmt::format("No error that is known here in the {} lines of {}.", log.lines(), log_));
    if (nothing && log.binary()) output.note("It does not look like a text: it holds NUL bytes.");
    if (log.others() > 0) output.note(fmt::format("{} more lines have other unknown errors, which are not shown.", log.others()));
  }

  std::optional<std::string> word_;
  std::vector<std::string> more_words_;
  std::string log_;
  bool list_ = false;
  SubjectOptions subject_;
  std::string filled_from_;  ///< the layer; empty when no settings were named, or none could be read
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<Explain>(); }

}  // namespace smtpcfg::app
