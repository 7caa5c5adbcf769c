#include "validation/sending.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "model/fields.h"
#include "net/mail_message.h"
#include "validation/checks/authority_check.h"
#include "validation/checks/smtp_auth_check.h"
#include "validation/checks/smtp_connection_check.h"
#include "validation/checks/smtp_offers_check.h"
#include "validation/checks/smtp_send_check.h"
#include "validation/verdict.h"

namespace smtpcfg::validation {
namespace {

Finding settings_failure(const net::SendFailure& failure) {
  return {.check = "settings." + failure.field,
          .status = Status::Fail,
          .title = failure.settings->message,
          .remedy = {.text = failure.settings->remedy, .who = "user"}};
}

std::string accepted_words(const net::SendRecord& record) {
  const auto accepted = std::ranges::count(record.recipients, net::RecipientState::Accepted, &net::RecipientRecord::state);
  if (record.recipients.size() == 1) return record.recipients.front().address;
  if (static_cast<std::size_t>(accepted) == record.recipients.size()) return fmt::format("{} recipients", accepted);
  return fmt::format("{} of {} recipients", accepted, record.recipients.size());
}

std::string summary_of(const net::SendRecord& record, const std::optional<Finding>& cause) {
  const std::string because = cause ? fmt::format(" {}{}", cause->title, cause->title.ends_with('.') ? "" : ".") : std::string();
  switch (record.outcome) {
    case net::SendOutcome::Sent:
      return fmt::format("The mail server took the message for {}.", accepted_words(record));
    case net::SendOutcome::PartlySent:
      return fmt::format("The mail server took the message only for {}.{}", accepted_words(record), because);
    case net::SendOutcome::Unknown:
      return "It is unknown whether the mail server took the message: no answer came after all of it was sent.";
    case net::SendOutcome::NotSent:
      break;
  }
  return fmt::format("The message was not sent.{}", record.cancelled ? " It was stopped." : because);
}

}  // namespace

Finding cause_of(const net::SendRecord& record, const model::Settings& settings) {
  const net::SendFailure& failure = *record.failure;
  Known known(settings);
  if (record.claims) known.object_id = record.claims->oid;
  const bool by_token = settings.authentication == model::Authentication::OAuth2;
  switch (failure.stage) {
    case net::SendStage::Settings:
      return settings_failure(failure);
    case net::SendStage::Token:
      return token_failure(*failure.authority, known);
    case net::SendStage::Connect:
      return connection_failure(*failure.smtp, settings, std::move(known));
    case net::SendStage::SignIn:
      if (failure.smtp->error.fault == net::NetFault::NotOffered) {
        const net::SmtpFacts& facts = failure.smtp->facts;
        const auto& offers = settings.enable_ssl ? facts.offers_under_tls : facts.offers_before_tls;
        return not_offered(offers.value_or(net::SmtpOffers()), settings, std::move(known));
      }
      return sign_in_failure(*failure.smtp, by_token, record.claims, std::move(known));
    case net::SendStage::Send:
      break;
  }
  return send_failure(*failure.smtp, failure.obstacle, record.outcome == net::SendOutcome::Unknown, std::move(known));
}

Result<Sending> send(const model::Settings& settings, const Message& message, const net::SendOptions& options,
                     const net::SendProgress& progress, net::TokenCache& tokens) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Result<net::MailMessage> mail = net::read_message(message.text, {.sender_address = settings.sender_address,
                                                                         .sender_name = settings.sender_name,
                                                                         .now = now,
                                                                         .recipients = message.recipients});
  if (!mail) return std::unexpected(mail.error());
  Sending sending{.record = net::send_mail(settings, *mail, options, progress, tokens)};
  const net::SendRecord& record = sending.record;
  const bool known_cause = record.failure && (!record.cancelled || record.outcome == net::SendOutcome::Unknown);
  if (known_cause) {
    crypto::Redactor redactor;
    model::add_secrets(settings, redactor);
    sending.cause = redacted(cause_of(record, settings), redactor);
  }
  sending.summary = summary_of(record, sending.cause);
  if (record.from_differs()) {
    sending.notes.push_back(fmt::format(
        "The message says that it is from {}, but it is sent as {}, the settings' sender. Exchange Online refuses that "
        "unless the right to send as that address was granted.",
        record.from, record.sender));
  }
  return sending;
}

int exit_code_of(const Sending& sending) {
  if (sending.cause) return exit_code_of(*sending.cause);
  return sending.notes.empty() ? 0 : 1;
}

}  // namespace smtpcfg::validation
