#include "net/mail_sender.h"

#include "net/mail_delivery.h"

namespace smtpcfg::net {

SendRecord send_mail(const model::Settings& settings, const MailMessage& message, const SendOptions& options,
                     const SendProgress& progress, TokenCache& tokens) {
  return MailDelivery(settings, message, options, progress, tokens).run();
}

}  // namespace smtpcfg::net
