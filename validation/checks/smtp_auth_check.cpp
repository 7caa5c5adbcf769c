#include "validation/checks/smtp_auth_check.h"

#include <fmt/format.h>

#include "net/with_settings.h"
#include "validation/checks/token_claims_check.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "smtp.auth";

Diagnosis diagnose(const net::SmtpFailure& failure, bool by_token, const std::optional<net::TokenClaims>& claims, Known known) {
  if (!failure.reply) return diagnose_net(failure.error, Side::Smtp, known);
  if (!by_token) return diagnose_reply(*failure.reply, "auth.password", known);
  const bool role_missing = claims && !may_send_by_smtp(*claims);
  if (role_missing) known.text = roles_in_words(*claims);
  return diagnose_reply(*failure.reply, role_missing ? "auth.no-role" : "auth.oauth", known);
}

std::string evidence_of_refusal(const net::SmtpFailure& failure) {
  std::string evidence = failure.reply ? failure.reply->raw() : evidence_of(failure.error);
  if (!failure.challenge.empty()) evidence += "\nBefore that: 334 " + failure.challenge;
  return evidence;
}

}  // namespace

Finding sign_in_failure(const net::SmtpFailure& failure, bool by_token, const std::optional<net::TokenClaims>& claims,
                        Known known) {
  if (claims) known.object_id = claims->oid;
  return failed(check, diagnose(failure, by_token, claims, std::move(known)),
                failure.reply ? code_of(*failure.reply) : std::string(), evidence_of_refusal(failure));
}

bool check_smtp_auth(Context& context, net::SmtpSession& session, net::Mechanism mechanism, const Ticket* ticket) {
  const model::Settings& settings = context.settings;
  const bool sound = ticket != nullptr ? context.sound({"sender.address"}) : context.sound({"userName", "password"});
  if (!sound) return false;
  context.collector.began(check);
  const auto reply = net::sign_in(session, settings, mechanism, ticket != nullptr ? &ticket->token : nullptr);
  if (context.stopped()) return false;
  if (reply) {
    context.collector.found(
        {.check = check,
         .status = Status::Pass,
         .title = context.test_mail.empty() ? "Signed in; the right to send is not proven" : "Signed in",
         .detail = fmt::format("Signed in as {} ({}). Only a mail that is really sent proves that sending works.",
                               net::sign_in_name(settings), net::name_of(mechanism)),
         .code = "235",
         .evidence = reply->raw()});
    return true;
  }
  context.collector.found(
      sign_in_failure(reply.error(), ticket != nullptr, ticket != nullptr ? ticket->claims : std::nullopt, context.known));
  return false;
}

}  // namespace smtpcfg::validation
