#include <fmt/format.h>

#include <algorithm>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/sending_view.h"
#include "app/subject.h"
#include "app/terminal.h"
#include "app/web_sender.h"
#include "model/policy_rules.h"
#include "net/mail_message.h"
#include "validation/sending.h"

namespace smtpcfg::app {
namespace {

/// Standard input up to its end. Bytes, not text: a message may hold any encoding.
Result<crypto::Secret> read_message_text(Output& output) {
  if (is_terminal(Stream::Input)) {
    output.note(fmt::format("Type the message: fields such as To and Subject, an empty line, the text. {}", how_to_end_input));
  }
  Result<crypto::Secret> text = read_standard_input(net::max_message_bytes + 1);
  if (!text) text.error().remedy = "Give the message on standard input: smtpcfg send TARGET < message.eml; 150 MiB at most.";
  return text;
}

class Send : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command =
        program.add_subcommand("send", "Send a message from standard input with the settings of a layer or login");
    subject_.add_to(*command, "Send with");
    sender_.add_to(*command);
    command->add_option("--to", recipients_, "Send to this address instead of the message's To, Cc and Bcc; may be repeated")
        ->option_text("ADDRESS")
        ->allow_extra_args(false);
    command->footer(
        "The message is what RFC 5322 says: header fields, an empty line, the text. Bcc is taken out; Date, Message-ID and From\n"
        "are added where they are missing. The envelope's sender is the settings' sender address.\n"
        "What the server defers (4xx) is tried again for 60 seconds, or as long as --timeout says; what it refuses (5xx) is "
        "not.\n"
        "Nothing is sent a second time that was, or may have been, taken.\n\n"
        "Exit code: 0 taken for all recipients, 1 taken with a note, 3 no such target, 4 unreadable; else the first stage that\n"
        "failed: 10 settings, 11 authority not reached, 12 token refused, 14 mail server not reached or TLS, 15 sign-in "
        "refused,\n"
        "16 not taken for every recipient, or unknown whether it was; 130 cancelled.\n\n"
        "Examples:\n"
        "  smtpcfg send --effective SSELLER < message.eml\n"
        "  smtpcfg send system --to admin@contoso.com --timeout 300 < message.eml");
    return command;
  }

  Result<int> run(Context& context) override {
    if (const auto named = subject_.check("With whose settings is it to be sent?"); !named) return std::unexpected(named.error());
    if (context.options().passphrase_from == "-") {
      return failure(ErrorKind::Usage, "Standard input holds the message, so the passphrase cannot come from there.",
                     "Name a file with --passphrase-from.");
    }
    auto options = send_options(context);
    if (!options) return std::unexpected(options.error());
    auto subject = subject_.find(context);
    if (!subject) return std::unexpected(subject.error());
    if (const auto known = sender_.apply(context, *subject); !known) return std::unexpected(known.error());
    if (const auto allowed = model::may_send(subject->loaded.settings, *context.policy()); !allowed)
      return std::unexpected(allowed.error());
    const auto text = read_message_text(context.output());
    if (!text) return std::unexpected(text.error());
    const auto sending = send(context.output(), subject->loaded.settings, text->reveal(), *options);
    if (!sending) return std::unexpected(sending.error());
    print(context, *subject, *sending);
    const bool stopped = sending->record.cancelled && !sending->cause;
    return stopped ? exit_code::cancelled : validation::exit_code_of(*sending);
  }

 private:
  static Result<net::SendOptions> send_options(Context& context) {
    const auto common = context.validation_options();
    if (!common) return std::unexpected(common.error());
    net::SendOptions options{.step = common->timeout, .ca_file = common->ca_file};
    if (context.options().timeout) {  // the time for all of it
      options.total = common->timeout;
      options.step = std::min(options.step, net::SendOptions().step);
      options.after_data = std::min(options.after_data, options.total);
    }
    return options;
  }

  [[nodiscard]] Result<validation::Sending> send(Output& output, const model::Settings& settings, std::string_view text,
                                                 net::SendOptions& options) const {
    const Interrupt interrupt;
    options.stop = interrupt.token();
    net::TokenCache tokens;
    const auto progress = [&](const net::SendState& state) {
      const bool large = state.done_bytes > 0 && state.all_bytes > 0;
      output.progress(large ? fmt::format("{}: {} %", state.text, state.done_bytes * 100 / state.all_bytes) : state.text);
    };
    auto sending = validation::send(settings, {.text = text, .recipients = recipients_}, options, progress, tokens);
    output.progress("");
    return sending;
  }

  void print(Context& context, const Subject& subject, const validation::Sending& sending) const {
    Output& output = context.output();
    if (!context.json()) return output.print(text_of(sending, output.style().result_colours));
    Json document = json_of(sending);
    document["origin"] = subject.origin.text();
    if (!subject_.login().empty()) document["login"] = subject_.login();
    output.print_document(document);
  }

  SubjectOptions subject_;
  WebSenderOptions sender_;
  std::vector<std::string> recipients_;
};

}  // namespace

std::unique_ptr<Command> make_send() { return std::make_unique<Send>(); }

}  // namespace smtpcfg::app
