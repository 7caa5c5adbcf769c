#include "net/mail_retry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace smtpcfg::net {

bool is_temporary(const SmtpReply& reply) { return reply.code / 100 == 4; }

bool may_be_tried_again(const SmtpFailure& failure) {
  if (failure.reply) return is_temporary(*failure.reply);
  const bool broke_off = failure.error.fault == NetFault::ConnectionLost || failure.error.fault == NetFault::Timeout;
  return broke_off && failure.facts.banner.has_value();
}

bool may_be_tried_again(const AuthorityFailure& failure) {
  constexpr std::array<long, 6> transient{90006, 90012, 90024, 90033, 90090, 50033};  // AADSTS "temporarily unavailable" and kin
  switch (failure.fault) {
    case AuthorityFault::Throttled:
      return true;
    case AuthorityFault::NotOAuth:
      return failure.http.status >= 500;
    case AuthorityFault::Refused:
      return failure.error == "temporarily_unavailable" ||
             std::ranges::any_of(failure.codes, [&](long code) { return std::ranges::find(transient, code) != transient.end(); });
    case AuthorityFault::NoAnswer:
    case AuthorityFault::Certificate:
      break;
  }
  return failure.net && failure.net->phase == NetPhase::Exchange &&
         (failure.net->fault == NetFault::ConnectionLost || failure.net->fault == NetFault::Timeout);
}

namespace {
std::string words_of(const NetError& error) { return fmt::format("{}: {}", name_of(error.fault), error.detail); }
}  // namespace

std::string words_of(const SmtpFailure& failure) { return failure.reply ? failure.reply->raw() : words_of(failure.error); }

std::string words_of(const AuthorityFailure& failure) {
  switch (failure.fault) {
    case AuthorityFault::NoAnswer:
      return failure.net ? words_of(*failure.net) : std::string();
    case AuthorityFault::Refused:
      return failure.description.empty() ? failure.error : failure.description;
    case AuthorityFault::Certificate:
      return failure.certificate ? fmt::format("certificate: {}", name_of(failure.certificate->fault)) : std::string();
    case AuthorityFault::Throttled:
    case AuthorityFault::NotOAuth:
      break;
  }
  return fmt::format("HTTP {}", failure.http.status);
}

std::chrono::seconds pause_after(int failed_tries) {
  constexpr int doublings = 6;
  constexpr std::chrono::seconds longest{60};
  return std::min(longest, std::chrono::seconds(1) * (1 << std::clamp(failed_tries - 1, 0, doublings)));
}

}  // namespace smtpcfg::net
