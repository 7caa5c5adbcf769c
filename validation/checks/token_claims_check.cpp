#include "validation/checks/token_claims_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "model/identifiers.h"
#include "model/text.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "token.claims";
constexpr std::string_view send_role = "SMTP.SendAsApp";

// facts/exchange-online.md, 3: the audience follows the resource that was asked for; the last is Exchange Online's own id.
constexpr std::array<std::string_view, 3> exchange_audiences{"https://outlook.office365.com", "https://outlook.office.com",
                                                             "00000002-0000-0ff1-ce00-000000000000"};

// The national clouds' audiences are their scopes' resources; what was asked for is therefore right as well.
bool is_for_the_mail_server(std::string_view audience, std::string_view scope) {
  const auto same = [](std::string_view left, std::string_view right) {
    if (left.ends_with('/')) left.remove_suffix(1);
    return model::equal_ignoring_case(left, right);
  };
  constexpr std::string_view suffix = "/.default";
  if (scope.ends_with(suffix)) scope.remove_suffix(suffix.size());
  return same(audience, scope) ||
         std::ranges::any_of(exchange_audiences, [&](std::string_view each) { return same(audience, each); });
}

// What is wrong with the token, and what diagnosis.xml says more about it; an empty fault is fine.
struct Fault {
  std::string_view name;
  std::string text;
  Status status = Status::Fail;
};

Fault fault_in(const Context& context, const net::Token& token, const net::TokenClaims& claims) {
  const model::Settings& settings = context.settings;
  if (!claims.scp.empty()) return {"token.delegated", claims.scp};
  if (!claims.aud.empty() &&
      std::ranges::none_of(claims.aud, [&](const std::string& each) { return is_for_the_mail_server(each, settings.scope); })) {
    return {"token.audience", fmt::format("{}", fmt::join(claims.aud, ", "))};
  }
  if (!claims.tid.empty() && model::is_guid(settings.tenant) && !model::equal_ignoring_case(claims.tid, settings.tenant)) {
    return {"token.tenant", claims.tid};
  }
  if (!claims.appid.empty() && !model::equal_ignoring_case(claims.appid, settings.client_id)) {
    return {"token.application", claims.appid};
  }
  // By the authority's clock, not this machine's, which may be wrong.
  if (claims.exp && token.http.date && *claims.exp <= *token.http.date) {
    return {"token.expired", fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(*claims.exp))};
  }
  if (claims.oid.empty()) return {"token.no-object-id", {}, Status::Warn};
  if (claims.roles.empty()) return {"token.no-roles", {}, Status::Warn};
  if (!may_send_by_smtp(claims)) return {"token.wrong-roles", roles_in_words(claims), Status::Warn};
  return {};
}

}  // namespace

bool may_send_by_smtp(const net::TokenClaims& claims) { return std::ranges::find(claims.roles, send_role) != claims.roles.end(); }

std::string roles_in_words(const net::TokenClaims& claims) {
  return claims.roles.empty() ? "none" : fmt::format("{}", fmt::join(claims.roles, ", "));
}

bool check_token_claims(Context& context, const net::Token& token, const std::optional<net::TokenClaims>& claims) {
  context.collector.began(check);
  if (!claims) {
    context.collector.found({.check = check,
                             .status = Status::Skipped,
                             .title = "The token does not say what it is for",
                             .detail = "It is opaque, which is nothing wrong: only the mail server has to understand it."});
    return true;
  }
  context.known.object_id = claims->oid;
  const Fault fault = fault_in(context, token, *claims);
  if (fault.name.empty()) {
    context.collector.found({.check = check,
                             .status = Status::Pass,
                             .title = "The token is for the mail server and has SMTP.SendAsApp",
                             .detail = fmt::format("Object ID of the enterprise application: {}.", claims->oid)});
    return true;
  }
  Known fuller = context.known;
  fuller.text = fault.text;
  Finding finding = failed(check, diagnose_fault(fault.name, fuller), "",
                           fmt::format("aud {}; roles {}; oid {}; tid {}", fmt::join(claims->aud, ", "), roles_in_words(*claims),
                                       claims->oid.empty() ? "none" : claims->oid, claims->tid));
  finding.status = fault.status;
  context.collector.found(std::move(finding));
  return fault.status != Status::Fail;
}

}  // namespace smtpcfg::validation
