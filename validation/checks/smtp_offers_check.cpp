#include "validation/checks/smtp_offers_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "smtp.offers";

std::optional<net::Mechanism> wanted(const model::Settings& settings, const net::SmtpSession& session) {
  switch (settings.authentication) {
    case model::Authentication::OAuth2:
      return net::Mechanism::Xoauth2;
    case model::Authentication::Plain:
      return net::Mechanism::Plain;
    case model::Authentication::Login:
      return net::Mechanism::Login;
    case model::Authentication::CramMd5:
      return net::Mechanism::CramMd5;
    case model::Authentication::Auto:
      return net::choose_password_mechanism(session.offers(), session.encrypted(), !settings.enable_ssl);
    case model::Authentication::None:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<net::Mechanism> check_smtp_offers(Context& context, const net::SmtpSession& session) {
  context.collector.began(check);
  const net::SmtpOffers& offers = session.offers();
  context.known.offers = offers.mechanisms.empty() ? "no sign-in" : fmt::format("{}", fmt::join(offers.mechanisms, ", "));
  if (context.settings.authentication == model::Authentication::None) {
    context.collector.found({.check = check, .status = Status::Pass, .title = "No sign-in is wanted"});
    return std::nullopt;
  }
  const std::optional<net::Mechanism> mechanism = wanted(context.settings, session);
  if (mechanism && offers.offers(net::name_of(*mechanism))) {
    context.collector.found({.check = check,
                             .status = Status::Pass,
                             .title = fmt::format("It offers {}", net::name_of(*mechanism)),
                             .detail = fmt::format("Offered: {}.", context.known.offers)});
    return mechanism;
  }
  const bool oauth = context.settings.authentication == model::Authentication::OAuth2;
  const char* const fault = offers.mechanisms.empty() ? "smtp.no-auth" : oauth ? "smtp.no-xoauth2" : "smtp.no-mechanism";
  context.collector.found(
      failed(check, diagnose_fault(fault, context.known), "", fmt::format("{}", fmt::join(offers.lines, "\n"))));
  return std::nullopt;
}

}  // namespace smtpcfg::validation
