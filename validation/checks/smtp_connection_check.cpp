#include "validation/checks/smtp_connection_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "net/with_settings.h"
#include "validation/checks/proxy_check.h"
#include "validation/checks/tls_first_probe.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* connect = "smtp.connect";
constexpr const char* starttls = "smtp.starttls";
constexpr const char* tls = "smtp.tls";
constexpr const char* offers = "smtp.offers";

const char* check_for(const net::SmtpFailure& failure) {
  switch (failure.step) {
    case net::SmtpStep::StartTls:
      return starttls;
    case net::SmtpStep::Tls:
      return tls;
    case net::SmtpStep::EhloAfterTls:
      return offers;
    default:
      return connect;
  }
}

Diagnosis diagnose(const net::SmtpFailure& failure, const model::Settings& settings, Known known) {
  if (!failure.not_smtp.empty()) {
    known.text = failure.not_smtp;
    return diagnose_fault("smtp.not-smtp", known);
  }
  if (failure.step == net::SmtpStep::StartTls && failure.error.fault == net::NetFault::NotOffered) {
    return diagnose_fault("smtp.starttls-missing", known);
  }
  if (failure.step == net::SmtpStep::StartTls && failure.reply) return diagnose_fault("smtp.starttls-refused", known);
  if (failure.step == net::SmtpStep::Tls && failure.error.fault == net::NetFault::Protocol) {
    return diagnose_fault("smtp.before-tls", known);
  }
  if (failure.reply) return diagnose_reply(*failure.reply, {}, known);
  const bool implicit = net::security_of(settings) == net::SmtpSecurity::Implicit;
  if (implicit && failure.step == net::SmtpStep::Tls && failure.error.fault == net::NetFault::TlsFailed) {
    return diagnose_fault("smtp.tls-on-plain-port", known);
  }
  return diagnose_net(failure.error, Side::Smtp, known);
}

void passed(Context& context, const char* check, std::string title, std::string detail = {}) {
  context.collector.found({.check = check, .status = Status::Pass, .title = std::move(title), .detail = std::move(detail)});
}

void passed_connect(Context& context, const net::SmtpFacts& facts) {
  std::string detail;
  if (!facts.remote_address.empty()) detail = fmt::format("Connected to {}.", facts.remote_address);
  if (facts.proxy.used()) detail = fmt::format("Connected {}.", way_in_words(facts.proxy));
  if (facts.banner) detail += fmt::format("{}It says: {}", detail.empty() ? "" : " ", facts.banner->raw());
  passed(context, connect, fmt::format("{} answers on port {}", context.known.host, context.known.port), std::move(detail));
}

void passed_tls(Context& context, const std::optional<net::TlsFacts>& facts) {
  std::string detail;
  if (facts) {
    detail = fmt::format("{}; certificate of {}, issued by {}, valid until {:%Y-%m-%d}.", facts->protocol, facts->subject,
                         facts->issuer, fmt::gmtime(facts->not_after));
  }
  passed(context, tls, "Its certificate is trusted", std::move(detail));
}

// The checks before the failed one were passed; they are told in the order in which the session takes them.
void tell_passed(Context& context, const net::SmtpFacts& facts, const std::string& failed_check) {
  if (failed_check == connect) return;
  passed_connect(context, facts);
  if (failed_check == starttls) return;
  if (net::security_of(context.settings) == net::SmtpSecurity::StartTls)
    passed(context, starttls, "It switches to encryption (STARTTLS)");
  if (failed_check == tls) return;
  if (context.settings.enable_ssl) passed_tls(context, facts.tls);
}

}  // namespace

Finding connection_failure(const net::SmtpFailure& failure, const model::Settings& settings, Known known) {
  return failed(check_for(failure), diagnose(failure, settings, std::move(known)),
                failure.reply ? std::to_string(failure.reply->code) : net::name_of(failure.error.fault),
                failure.reply ? failure.reply->raw() : evidence_of(failure.error));
}

std::optional<net::SmtpSession> check_smtp_connection(Context& context) {
  const model::Settings& settings = context.settings;
  if (!context.sound({"host", "port", "enableSsl"})) return std::nullopt;
  context.collector.began(connect);
  const net::SmtpAddress address = net::smtp_address_of(settings);
  std::optional<TlsFirstProbe> probe;
  if (address.security == net::SmtpSecurity::StartTls) probe.emplace(address, context.net);
  const auto progress = [&](net::SmtpStep done, std::chrono::microseconds) {
    if (done == net::SmtpStep::Banner && probe) probe->no_need();
    if (done == net::SmtpStep::Ehlo && address.security == net::SmtpSecurity::StartTls) context.collector.began(starttls);
    if (done == net::SmtpStep::StartTls || (done == net::SmtpStep::Connect && address.security == net::SmtpSecurity::Implicit)) {
      context.collector.began(tls);
    }
  };
  auto session = net::SmtpSession::connect(address, context.net, progress);
  if (context.stopped()) return std::nullopt;
  if (session) {
    tell_passed(context, session->facts(), offers);
    return std::move(*session);
  }
  const net::SmtpFailure& failure = session.error();
  const bool silent = failure.step == net::SmtpStep::Banner && failure.error.fault == net::NetFault::Timeout;
  Finding finding = silent && probe && probe->answer() ? failed(connect, diagnose_fault("smtp.tls-at-once", context.known),
                                                                net::name_of(failure.error.fault), evidence_of(failure.error))
                                                       : connection_failure(failure, settings, context.known);
  tell_passed(context, failure.facts, finding.check);
  context.collector.add_transcript(failure.facts.transcript);
  context.collector.found(std::move(finding));
  return std::nullopt;
}

}  // namespace smtpcfg::validation
