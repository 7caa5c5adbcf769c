#include "net/mail_sender.h"

#include <algorithm>

#include "net/mail_delivery.h"

namespace smtpcfg::net {

SendRecord send_mail(const model::Settings& settings, const MailMessage& message, const SendOptions& options,
                     const SendProgress& progress, TokenCache& tokens) {
  return MailDelivery(settings, message, options, progress, tokens).run();
}

std::chrono::seconds pause_after(int failed_tries) {
  constexpr int doublings = 6;
  constexpr std::chrono::seconds longest{60};
  return std::min(longest, std::chrono::seconds(1) * (1 << std::clamp(failed_tries - 1, 0, doublings)));
}

}  // namespace smtpcfg::net
