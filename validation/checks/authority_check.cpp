#include "validation/checks/authority_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "model/identifiers.h"
#include "model/text.h"
#include "validation/checks/clock_check.h"
#include "validation/checks/credential_check.h"
#include "validation/checks/proxy_check.h"
#include "validation/clock_words.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* proxy = "proxy";
constexpr const char* reach = "authority.reach";
constexpr const char* tls = "authority.tls";
constexpr const char* discovery = "authority.discovery";

void passed_reach(Context& context, const std::string& address) {
  const std::string* const host = context.known.value("authorityHost");
  context.collector.found({.check = reach,
                           .status = Status::Pass,
                           .title = fmt::format("{} answers", *host),
                           .detail = address.empty() ? "" : fmt::format("Connected to {}.", address)});
}

void passed_tls(Context& context, const std::optional<net::TlsFacts>& facts) {
  std::string detail;
  if (facts) {
    detail = fmt::format("{}; certificate of {}, issued by {}, valid until {:%Y-%m-%d}.", facts->protocol, facts->subject,
                         facts->issuer, fmt::gmtime(facts->not_after));
  }
  context.collector.found(
      {.check = tls, .status = Status::Pass, .title = "Its certificate is trusted", .detail = std::move(detail)});
}

// The check that a network error belongs to: the first that could not be passed.
const char* check_for(const net::NetError& error) {
  if (error.fault == net::NetFault::Proxy) return proxy;
  if (error.fault == net::NetFault::TlsUntrusted || error.fault == net::NetFault::TlsFailed) return tls;
  switch (error.phase) {
    case net::NetPhase::Name:
    case net::NetPhase::Connect:
      return reach;
    case net::NetPhase::Tls:
      return tls;
    case net::NetPhase::Exchange:
      return discovery;
  }
  return reach;
}

void no_answer(Context& context, const net::NetError& error) {
  const std::string check = check_for(error);
  if (check != proxy) passed_proxy(context, error.proxy);
  if (check != proxy && check != reach) passed_reach(context, error.remote_address);
  if (check == discovery) passed_tls(context, error.tls);
  context.collector.found(
      failed(check, diagnose_net(error, Side::Authority, context.known), net::name_of(error.fault), evidence_of(error)));
}

// Two ids that look alike: there is no such tenant, but there is one with the Client ID.
bool are_swapped(const Context& context, net::HttpSession& session, const net::AuthorityFailure& failure) {
  constexpr long tenant_not_found = 90002;
  const model::Settings& settings = context.settings;
  return std::ranges::find(failure.codes, tenant_not_found) != failure.codes.end() && model::is_guid(settings.tenant) &&
         model::is_guid(settings.client_id) && net::discover(session, settings.authority, settings.client_id).has_value();
}

Finding refused(std::string check, const net::AuthorityFailure& failure, const Known& known) {
  constexpr long assertion_time = 700024;
  Finding finding = failed(std::move(check), diagnose_refusal(failure, known), code_of(failure), failure.raw_description);
  const net::HttpFacts& http = failure.http;
  if (http.date && std::ranges::find(failure.codes, assertion_time) != failure.codes.end()) {
    const std::string& server = *known.value("authorityHost");
    finding.detail += fmt::format(" This machine's clock is {} ({}).", clock_difference(server, *http.date, http.received),
                                  both_clocks(server, *http.date, http.received));
  }
  return finding;
}

}  // namespace

Finding answer_failure(std::string check, const net::AuthorityFailure& failure, const Known& known) {
  Known fuller = known;
  const net::HttpFacts& http = failure.http;
  const std::string status = fmt::format("HTTP {}{}{}", http.status, http.content_type.empty() ? "" : ", ", http.content_type);
  switch (failure.fault) {
    case net::AuthorityFault::NoAnswer:
      return failed(std::move(check), diagnose_net(*failure.net, Side::Authority, known), net::name_of(failure.net->fault),
                    evidence_of(*failure.net));
    case net::AuthorityFault::Refused:
      return refused(std::move(check), failure, known);
    case net::AuthorityFault::Certificate:
      return certificate_failure(*failure.certificate, known);
    case net::AuthorityFault::Throttled:
      fuller.text = http.retry_after ? fmt::format("It asks to wait {} seconds.", http.retry_after->count()) : std::string();
      return failed(std::move(check), diagnose_fault("throttled", fuller), "HTTP 429", failure.excerpt);
    case net::AuthorityFault::NotOAuth:
      break;
  }
  const bool redirect = http.status >= 300 && http.status < 400;
  fuller.text = redirect && !http.location.empty() ? fmt::format("to {}", http.location) : status;
  const char* const fault = redirect             ? "authority.redirect"
                            : http.status >= 500 ? "authority.server-error"
                                                 : "authority.not-json";
  return failed(std::move(check), diagnose_fault(fault, fuller), fmt::format("HTTP {}", http.status), failure.excerpt);
}

Finding token_failure(const net::AuthorityFailure& failure, const Known& known) {
  if (failure.fault == net::AuthorityFault::NoAnswer) return answer_failure(check_for(*failure.net), failure, known);
  return answer_failure(failure.fault == net::AuthorityFault::NotOAuth ? discovery : "token.request", failure, known);
}

bool check_authority(Context& context, net::HttpSession& session) {
  if (!context.sound({"authority", "tenant"})) return false;
  for (const char* check : {proxy, reach, tls, discovery}) context.collector.began(check);
  const auto found = net::discover(session, context.settings.authority, context.settings.tenant);
  if (context.stopped()) return false;
  if (!found && found.error().fault == net::AuthorityFault::NoAnswer) {
    no_answer(context, *found.error().net);
    return false;
  }
  const net::HttpFacts& http = found ? found->http : found.error().http;
  passed_proxy(context, http.proxy);
  passed_reach(context, http.remote_address);
  passed_tls(context, http.tls);
  if (http.date) check_clock(context, *context.known.value("authorityHost"), *http.date, http.received);
  if (!found) {
    const bool swapped = are_swapped(context, session, found.error());
    if (context.stopped()) return false;
    context.collector.found(swapped ? failed(discovery, diagnose_fault("settings.swapped", context.known), code_of(found.error()),
                                             found.error().raw_description)
                                    : answer_failure(discovery, found.error(), context.known));
    return false;
  }
  const bool by_name = !model::is_guid(context.settings.tenant) && !found->tenant_id.empty();
  context.collector.found(
      {.check = discovery,
       .status = Status::Pass,
       .title = "The tenant exists",
       .detail = by_name ? fmt::format("{} is the tenant {}.", context.settings.tenant, found->tenant_id) : ""});
  return true;
}

}  // namespace smtpcfg::validation
