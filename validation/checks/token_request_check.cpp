#include "validation/checks/token_request_check.h"

#include <fmt/format.h>

#include "net/with_settings.h"
#include "validation/checks/authority_check.h"
#include "validation/checks/credential_check.h"

namespace smtpcfg::validation {

namespace {
constexpr const char* check = "token.request";
constexpr const char* not_registered = "AADSTS700027";
}  // namespace

std::optional<net::Token> check_token_request(Context& context, net::HttpSession& session,
                                              const net::ClientCredential& credential) {
  if (!context.sound({"clientId", "scope"})) return std::nullopt;
  context.collector.began(check);
  auto token = net::request_token(session, context.settings, credential);
  if (context.stopped()) return std::nullopt;
  if (!token) {
    Finding finding = answer_failure(check, token.error(), context.known);
    const std::string& expires = context.settings.secret_expires;
    if (finding.id == "aadsts.7000222" && !expires.empty()) {
      finding.detail += fmt::format(" The settings say that it is valid until {}.", expires);
    }
    if (finding.code == not_registered) finding.detail += " " + signer_words(credential);
    context.collector.found(std::move(finding));
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
