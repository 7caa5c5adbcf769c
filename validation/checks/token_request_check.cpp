#include "validation/checks/token_request_check.h"

#include <fmt/format.h>

#include "validation/checks/authority_check.h"

namespace smtpcfg::validation {

namespace {
constexpr const char* check = "token.request";
}

std::optional<net::Token> check_token_request(Context& context, net::HttpSession& session) {
  if (!context.sound({"clientId", "clientSecret", "scope"})) return std::nullopt;
  context.collector.began(check);
  const model::Settings& settings = context.settings;
  auto token = net::request_token(session, settings.authority, settings.tenant, settings.client_id, settings.client_secret,
                                  settings.scope);
  if (context.stopped()) return std::nullopt;
  if (!token) {
    context.collector.found(answer_failure(check, token.error(), context.known));
    return std::nullopt;
  }
  context.collector.add_secret(token->access_token);
  context.collector.found({.check = check,
                           .status = Status::Pass,
                           .title = "The authority issued a token",
                           .detail = fmt::format("Valid for {} minutes.", token->expires_in.count() / 60)});
  return std::move(*token);
}

}  // namespace smtpcfg::validation
