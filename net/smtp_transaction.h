#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "net/smtp_dialogue.h"
#include "net/smtp_mail.h"

namespace smtpcfg::net {

/// One mail transaction, MAIL to the reply behind the message; what SmtpSession::send() promises.
class SmtpTransaction {
 public:
  SmtpTransaction(SmtpDialogue& dialogue, const SmtpOffers& offers) : dialogue_(dialogue), offers_(offers) {}

  std::expected<MailAccepted, MailFailure> run(const MailEnvelope& envelope, const MailMessage& message,
                                               const MailTransfer& transfer);

 private:
  template <typename Value>
  using Outcome = std::expected<Value, MailFailure>;

  Outcome<void> check(const MailEnvelope& envelope, const MailNeeds& needs) const;
  Outcome<void> name_sender(const MailEnvelope& envelope, const MailNeeds& needs);
  Outcome<void> name_recipients(const MailEnvelope& envelope);
  Outcome<void> begin_message();
  Outcome<void> send_message(const MailMessage& message, const MailTransfer& transfer);
  /// A command whose only good replies are those of `good` hundred.
  std::expected<SmtpReply, SmtpFailure> say(SmtpStep step, const std::string& line, int good);
  void reset();
  std::unexpected<MailFailure> failed(SmtpFailure smtp) const;

  SmtpDialogue& dialogue_;
  const SmtpOffers& offers_;
  std::vector<RecipientReply> recipients_;
};

}  // namespace smtpcfg::net
