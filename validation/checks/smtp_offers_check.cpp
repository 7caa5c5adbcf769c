#include "validation/checks/smtp_offers_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "net/with_settings.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

namespace {

constexpr const char* check = "smtp.offers";

std::string mechanisms_in_words(const net::SmtpOffers& offers) {
  return offers.mechanisms.empty() ? "no sign-in" : fmt::format("{}", fmt::join(offers.mechanisms, ", "));
}

}  // namespace

Finding not_offered(const net::SmtpOffers& offers, const model::Settings& settings, Known known) {
  known.offers = mechanisms_in_words(offers);
  const bool oauth = settings.authentication == model::Authentication::OAuth2;
  const char* const fault = offers.mechanisms.empty() ? "smtp.no-auth" : oauth ? "smtp.no-xoauth2" : "smtp.no-mechanism";
  return failed(check, diagnose_fault(fault, known), "", fmt::format("{}", fmt::join(offers.lines, "\n")));
}

std::optional<net::Mechanism> check_smtp_offers(Context& context, const net::SmtpSession& session) {
  context.collector.began(check);
  const net::SmtpOffers& offers = session.offers();
  context.known.offers = mechanisms_in_words(offers);
  if (context.settings.authentication == model::Authentication::None) {
    context.collector.found({.check = check, .status = Status::Pass, .title = "No sign-in is wanted"});
    return std::nullopt;
  }
  const std::optional<net::Mechanism> mechanism = net::mechanism_for(context.settings, session);
  if (mechanism) {
    context.collector.found({.check = check,
                             .status = Status::Pass,
                             .title = fmt::format("It offers {}", net::name_of(*mechanism)),
                             .detail = fmt::format("Offered: {}.", context.known.offers)});
    return mechanism;
  }
  context.collector.found(not_offered(offers, context.settings, context.known));
  return std::nullopt;
}

}  // namespace smtpcfg::validation
