#include "validation/checks/smtp_auth_check.h"

#include <fmt/format.h>

#include "validation/checks/token_claims_check.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "smtp.auth";

Diagnosis diagnose(Known known, const net::SmtpFailure& failure, const Ticket* ticket) {
  if (!failure.reply) return diagnose_net(failure.error, Side::Smtp, known);
  if (ticket == nullptr) return diagnose_reply(*failure.reply, "auth.password", known);
  const bool role_missing = ticket->claims && !may_send_by_smtp(*ticket->claims);
  if (role_missing) known.text = roles_in_words(*ticket->claims);
  return diagnose_reply(*failure.reply, role_missing ? "auth.no-role" : "auth.oauth", known);
}

std::string evidence_of_refusal(const net::SmtpFailure& failure) {
  std::string evidence = failure.reply ? failure.reply->raw() : evidence_of(failure.error);
  if (!failure.challenge.empty()) evidence += "\nBefore that: 334 " + failure.challenge;
  return evidence;
}

}  // namespace

void check_smtp_auth(Context& context, net::SmtpSession& session, net::Mechanism mechanism, const Ticket* ticket) {
  const model::Settings& settings = context.settings;
  const bool sound = ticket != nullptr ? context.sound({"sender.address"}) : context.sound({"userName", "password"});
  if (!sound) return;
  context.collector.began(check);
  if (ticket != nullptr && ticket->claims) context.known.object_id = ticket->claims->oid;
  // With OAuth the application signs in for the mailbox that sends (facts/exchange-online.md, 5).
  const std::string& user = ticket != nullptr ? settings.sender_address : settings.user_name;
  const crypto::Secret& secret = ticket != nullptr ? ticket->token.access_token : settings.password;
  const auto reply = session.authenticate(mechanism, user, secret, !settings.enable_ssl);
  if (context.stopped()) return;
  if (reply) {
    context.collector.found(
        {.check = check,
         .status = Status::Pass,
         .title = "Signed in; the right to send is not proven",
         .detail = fmt::format("Signed in as {} ({}). Only a mail that is really sent proves that sending works.", user,
                               net::name_of(mechanism)),
         .code = "235",
         .evidence = reply->raw()});
    return;
  }
  const net::SmtpFailure& failure = reply.error();
  std::string code;
  if (failure.reply) {
    code = std::to_string(failure.reply->code);
    if (!failure.reply->enhanced.empty()) code += " " + failure.reply->enhanced;
  }
  context.collector.found(failed(check, diagnose(context.known, failure, ticket), std::move(code), evidence_of_refusal(failure)));
}

}  // namespace smtpcfg::validation
