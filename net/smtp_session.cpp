#include "net/smtp_session.h"

#include <utility>

#include "model/text.h"
#include "net/smtp_authenticate.h"
#include "net/smtp_dialogue.h"
#include "net/smtp_transaction.h"

namespace smtpcfg::net {
namespace {

/// What may stand in a SASL message: XOAUTH2 parts its fields by control characters, PLAIN by NUL.
bool is_sendable_secret(Mechanism mechanism, std::string_view secret) {
  if (secret.empty()) return false;
  if (mechanism == Mechanism::Xoauth2) return !model::has_control_characters(secret);
  return mechanism == Mechanism::CramMd5 || secret.find('\0') == std::string_view::npos;
}

}  // namespace

SmtpSession::SmtpSession(std::unique_ptr<SmtpDialogue> dialogue) : dialogue_(std::move(dialogue)) {}
SmtpSession::SmtpSession(SmtpSession&&) noexcept = default;
SmtpSession& SmtpSession::operator=(SmtpSession&&) noexcept = default;
SmtpSession::~SmtpSession() = default;

std::expected<SmtpSession, SmtpFailure> SmtpSession::connect(const SmtpAddress& address, const NetOptions& options,
                                                             const SmtpProgress& progress) {
  auto dialogue = std::make_unique<SmtpDialogue>(address, options);
  if (std::expected<void, SmtpFailure> opened = dialogue->open(progress); !opened) {
    return std::unexpected(std::move(opened.error()));
  }
  return SmtpSession(std::move(dialogue));
}

const SmtpFacts& SmtpSession::facts() const { return dialogue_->facts(); }

const SmtpOffers& SmtpSession::offers() const {
  static const SmtpOffers none;  // after HELO
  const SmtpFacts& known = facts();
  const std::optional<SmtpOffers>& offers = encrypted() ? known.offers_under_tls : known.offers_before_tls;
  return offers ? *offers : none;
}

bool SmtpSession::encrypted() const { return dialogue_->encrypted(); }

std::expected<SmtpReply, SmtpFailure> SmtpSession::authenticate(Mechanism mechanism, std::string_view user,
                                                                const crypto::Secret& secret, bool allow_clear_text) {
  if (!is_sendable_user(user)) {
    return std::unexpected(dialogue_->failure(SmtpStep::Auth, NetFault::BadAddress, "the user name cannot be sent"));
  }
  if (!is_sendable_secret(mechanism, secret.reveal())) {
    return std::unexpected(dialogue_->failure(SmtpStep::Auth, NetFault::BadAddress, "the password or token cannot be sent"));
  }
  if (!encrypted() && !allow_clear_text && mechanism != Mechanism::CramMd5) {
    return std::unexpected(dialogue_->failure(SmtpStep::Auth, NetFault::ClearText, "no TLS, so nothing was sent"));
  }
  dialogue_->keep_secret(secret);
  return SmtpAuthentication(*dialogue_, user, secret).run(mechanism);
}

std::expected<MailAccepted, MailFailure> SmtpSession::send(const MailEnvelope& envelope, const MailMessage& message,
                                                           const MailTransfer& transfer) {
  return SmtpTransaction(*dialogue_, offers()).run(envelope, message, transfer);
}

bool SmtpSession::quit() { return dialogue_->quit(); }

}  // namespace smtpcfg::net
