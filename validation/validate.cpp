#include "validation/validate.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

#include "model/field_rules.h"
#include "model/fields.h"
#include "model/policy_rules.h"
#include "net/http_session.h"
#include "net/server_date.h"
#include "net/with_settings.h"
#include "validation/checks/authority_check.h"
#include "validation/checks/clock_check.h"
#include "validation/checks/credential_check.h"
#include "validation/checks/settings_check.h"
#include "validation/checks/smtp_auth_check.h"
#include "validation/checks/smtp_connection_check.h"
#include "validation/checks/smtp_offers_check.h"
#include "validation/checks/smtp_send_check.h"
#include "validation/checks/token_claims_check.h"
#include "validation/checks/token_request_check.h"
#include "validation/collector.h"
#include "validation/context.h"
#include "validation/verdict.h"

namespace smtpcfg::validation {

namespace {

std::vector<PlannedCheck> plan(const model::Settings& settings, const Options& options,
                               const std::vector<model::Problem>& problems) {
  std::vector<PlannedCheck> planned = planned_settings_checks(problems);
  std::ranges::move(planned_credential_checks(settings), std::back_inserter(planned));
  if (options.offline) return planned;
  if (settings.authentication == model::Authentication::OAuth2) {
    planned.push_back({"clock", "This machine's clock is right"});
    planned.push_back({"proxy", "The way to the authority is open"});
    planned.push_back({"authority.reach", "The authority answers"});
    planned.push_back({"authority.tls", "The authority's certificate is trusted"});
    planned.push_back({"authority.discovery", "The tenant exists"});
    planned.push_back({"token.request", "The authority issues a token"});
    planned.push_back({"token.claims", "The token is what the mail server needs"});
  }
  planned.push_back({"smtp.connect", "The mail server answers"});
  const net::SmtpSecurity security = net::security_of(settings);
  if (security == net::SmtpSecurity::StartTls) planned.push_back({"smtp.starttls", "The mail server switches to encryption"});
  if (security != net::SmtpSecurity::Plain) planned.push_back({"smtp.tls", "The mail server's certificate is trusted"});
  planned.push_back({"smtp.offers", "The mail server offers this way of signing in"});
  if (settings.authentication != model::Authentication::None) planned.push_back({"smtp.auth", "The mail server lets us sign in"});
  if (!options.test_mail.empty()) planned.push_back({"smtp.send", "The mail server takes a test mail"});
  return planned;
}

std::optional<Ticket> oauth_side(Context context) {
  const std::optional<net::ClientCredential> credential = check_credential(context);
  net::HttpSession session(context.net);
  if (!check_authority(context, session) || !credential) return std::nullopt;
  std::optional<net::Token> token = check_token_request(context, session, *credential);
  if (!token) return std::nullopt;
  std::optional<net::TokenClaims> claims = net::decode_claims(token->access_token);
  if (!check_token_claims(context, *token, claims)) return std::nullopt;
  return Ticket{.token = std::move(*token), .claims = std::move(claims)};
}

void converse(Context& context, net::SmtpSession& session, std::future<std::optional<Ticket>> ticket_to_come) {
  const std::optional<net::Mechanism> mechanism = check_smtp_offers(context, session);
  if (context.settings.authentication == model::Authentication::None) return check_smtp_send(context, session);
  if (!mechanism) return;
  std::optional<Ticket> ticket;
  if (ticket_to_come.valid()) {
    ticket = ticket_to_come.get();
    if (!ticket) return;
    if (ticket->claims) context.known.object_id = ticket->claims->oid;
  }
  if (check_smtp_auth(context, session, *mechanism, ticket ? &*ticket : nullptr)) check_smtp_send(context, session);
}

// The SMTP connection is opened while the authority is asked; only signing in has to wait for the token.
void smtp_side(Context context, std::future<std::optional<Ticket>> ticket_to_come) {
  std::optional<net::SmtpSession> session = check_smtp_connection(context);
  if (!session) return;
  const auto connected = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  converse(context, *session, std::move(ticket_to_come));
  session->quit();
  const net::SmtpFacts& facts = session->facts();
  context.collector.add_transcript(facts.transcript);
  if (!facts.banner || context.settings.authentication != model::Authentication::OAuth2) return;
  // Should the authority not have told the time.
  const auto date = net::date_in_greeting(facts.banner->raw());
  if (date) check_clock(context, context.known.host, *date, connected);
}

// A server may well take a method that the administrator forbids.
std::vector<model::Problem> problems_to_find(const model::Settings& settings, const model::Policy& policy) {
  std::vector<model::Problem> problems = model::problems_of(settings);
  if (std::optional<model::Problem> forbidden = model::forbidden_method(settings, policy)) {
    forbidden->severity = model::Severity::Warning;
    problems.insert(problems.begin(), std::move(*forbidden));
  }
  return problems;
}

}  // namespace

std::vector<PlannedCheck> planned_checks(const model::Settings& settings, const Options& options) {
  return plan(settings, options, problems_to_find(settings, options.policy));
}

Validation validate(const model::Settings& settings, const Options& options, const Progress& progress, std::stop_token stop) {
  const std::vector<model::Problem> problems = problems_to_find(settings, options.policy);
  crypto::Redactor redactor;
  model::add_secrets(settings, redactor);
  Collector collector(plan(settings, options, problems), progress, std::move(redactor));
  const auto began = std::chrono::system_clock::now();
  const auto start = std::chrono::steady_clock::now();
  check_settings(problems, collector);
  const Context context{.settings = settings,
                        .problems = problems,
                        .net = {.timeout = options.timeout, .ca_file = options.ca_file, .stop = stop},
                        .collector = collector,
                        .known = Known(settings),
                        .test_mail = options.test_mail};
  if (options.offline) {
    if (settings.authentication == model::Authentication::OAuth2) static_cast<void>(check_credential(context));
  } else {
    std::future<std::optional<Ticket>> ticket;
    if (settings.authentication == model::Authentication::OAuth2) {
      ticket = std::async(std::launch::async, [context] { return oauth_side(context); });
    }
    smtp_side(context, std::move(ticket));
  }
  Validation validation{
      .cancelled = stop.stop_requested(),
      .began = std::chrono::floor<std::chrono::seconds>(began),
      .elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start),
      .transcript = collector.take_transcript()};
  const std::string cause = collector.cause();
  validation.findings = collector.take(validation.cancelled ? "Stopped."
                                       : cause.empty()      ? "Not reached."
                                                            : "Not reached: " + cause);
  blame_clock(validation.findings);
  validation.verdict = validation.cancelled ? Verdict::Fail : verdict_of(validation.findings);
  validation.summary =
      validation.cancelled ? "Stopped before the end; nothing is known yet." : summary_of(validation.findings, settings);
  return validation;
}

}  // namespace smtpcfg::validation
