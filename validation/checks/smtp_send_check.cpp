#include "validation/checks/smtp_send_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "net/compose.h"
#include "net/mail_message.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {
namespace {

constexpr const char* check = "smtp.send";
// Servers may take long to accept a mail (RFC 5321, 4.5.3.2.6, allows ten minutes); somebody waits for this one.
constexpr std::chrono::milliseconds least_patience = std::chrono::minutes(1);

const char* fault_of(net::MailObstacle obstacle) {
  switch (obstacle) {
    case net::MailObstacle::SmtpUtf8:
      return "send.smtputf8";
    case net::MailObstacle::EightBitMime:
      return "send.8bitmime";
    case net::MailObstacle::Size:
      return "send.size";
    case net::MailObstacle::None:
      break;
  }
  return nullptr;
}

net::Draft test_mail(const Context& context) {
  const model::Settings& settings = context.settings;
  return {.to = context.test_mail,
          .subject = "Test mail from smtpcfg",
          .text = fmt::format("This is a test mail. If you can read it, sending mail with these settings works.\n\n"
                              "Sent as {} over {}:{}.\n",
                              settings.sender_address, settings.host, settings.port)};
}

Result<net::MailMessage> message_of(const Context& context, const std::string& text) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return net::read_message(
      text, {.sender_address = context.settings.sender_address, .sender_name = context.settings.sender_name, .now = now});
}

Finding unusable(const Error& error) {
  return {.check = check,
          .status = Status::Fail,
          .title = error.message,
          .remedy = {.text = error.remedy.empty() ? "Enter the address that the test mail is to go to." : error.remedy,
                     .who = "user"}};
}

Finding accepted(const Context& context, const net::MailAccepted& mail) {
  std::string refused;
  for (const net::RecipientReply& each : mail.recipients) {
    if (!each.accepted()) refused += fmt::format("\n{}: {}", each.recipient, each.reply.raw());
  }
  Finding finding{.check = check,
                  .status = Status::Pass,
                  .title = fmt::format("It took a test mail for {}", fmt::join(context.test_mail, ", ")),
                  .detail = "Sending works. Whether the mail arrives is up to the servers behind this one.",
                  .code = std::to_string(mail.reply.code),
                  .evidence = mail.reply.raw()};
  if (refused.empty()) return finding;
  finding.status = Status::Warn;
  finding.title = "It took the test mail, but not for everybody";
  finding.evidence += refused;
  finding.remedy = {.text = "Check the addresses that were refused; their replies are in the evidence.", .who = "user"};
  return finding;
}

}  // namespace

Finding send_failure(const net::SmtpFailure& failure, net::MailObstacle obstacle, bool unknown, Known known) {
  const std::string evidence = failure.reply ? failure.reply->raw() : evidence_of(failure.error);
  const char* const fault = net::name_of(failure.error.fault);
  if (unknown) return failed(check, diagnose_fault("send.unknown", known), fault, evidence);
  if (const char* const obstacle_fault = fault_of(obstacle)) {
    known.text = failure.error.detail;
    return failed(check, diagnose_fault(obstacle_fault, known), fault, evidence);
  }
  if (failure.reply) return failed(check, diagnose_reply(*failure.reply, {}, known), code_of(*failure.reply), evidence);
  return failed(check, diagnose_net(failure.error, Side::Smtp, known), fault, evidence);
}

void check_smtp_send(Context& context, net::SmtpSession& session) {
  if (context.test_mail.empty() || !context.sound({"sender.address", "sender.name"})) return;
  context.collector.began(check);
  const Result<std::string> text = net::compose(test_mail(context));
  if (!text) return context.collector.found(unusable(text.error()));
  const Result<net::MailMessage> message = message_of(context, *text);
  if (!message) return context.collector.found(unusable(message.error()));
  const auto sent = session.send({.sender = context.settings.sender_address, .recipients = message->recipients}, *message,
                                 {.after_data = std::max(context.net.timeout, least_patience)});
  if (!sent && sent.error().smtp.error.fault == net::NetFault::Cancelled && !sent.error().maybe_accepted) return;
  context.collector.found(
      sent ? accepted(context, *sent)
           : send_failure(sent.error().smtp, sent.error().obstacle, sent.error().maybe_accepted, context.known));
}

}  // namespace smtpcfg::validation
