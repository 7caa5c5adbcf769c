#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "crypto/secret.h"
#include "net/net_options.h"
#include "net/sasl.h"
#include "net/smtp_failure.h"
#include "net/smtp_mail.h"

namespace smtpcfg::net {

enum class SmtpSecurity : std::uint8_t {
  Plain,
  StartTls,  ///< required: without it there is no session
  Implicit,  ///< TLS from the first byte
};

struct SmtpAddress {
  std::string host;  ///< a name, an IPv4 or an IPv6 address (without brackets)
  std::uint16_t port = 587;
  SmtpSecurity security = SmtpSecurity::StartTls;
};

class SmtpDialogue;

/// Told on the calling thread when a step of connect() is done, and how long it took.
using SmtpProgress = std::function<void(SmtpStep done, std::chrono::microseconds took)>;

/// One SMTP connection. libcurl opens it (proxy, TCP, STARTTLS, TLS) and is given no user name; what follows is spoken here,
/// because libcurl hides the texts of refusals and calls an unauthenticated session a success.
/// One thread at a time; a stop_token ends any wait from another.
class SmtpSession {
 public:
  /// Connects and greets, up to the reply to EHLO (under TLS where asked for).
  static std::expected<SmtpSession, SmtpFailure> connect(const SmtpAddress& address, const NetOptions& options,
                                                         const SmtpProgress& progress = {});
  SmtpSession(SmtpSession&&) noexcept;
  SmtpSession& operator=(SmtpSession&&) noexcept;
  /// Says QUIT if nobody did, and waits a second at most.
  ~SmtpSession();

  [[nodiscard]] const SmtpFacts& facts() const;
  /// What counts now: the offers under TLS, else those in the clear.
  [[nodiscard]] const SmtpOffers& offers() const;
  [[nodiscard]] bool encrypted() const;

  /// Signs in; `secret` is the access token or the password. Returns the 235 reply; anything else is a failure.
  /// XOAUTH2 goes in two steps, because servers cut or misread long initial responses; a 334 that carries the reason is
  /// answered with an empty line, so that the server says its 535.
  /// Without TLS and `allow_clear_text`, only CRAM-MD5 is spoken: NetFault::ClearText, nothing sent.
  /// Does not look at offers(): a server may accept what it does not announce.
  std::expected<SmtpReply, SmtpFailure> authenticate(Mechanism mechanism, std::string_view user, const crypto::Secret& secret,
                                                     bool allow_clear_text = false);

  /// One mail transaction. A message that the server's offers rule out, and an address that is none, fail before anything is
  /// sent. Recipients that are refused do not keep the others from getting the message. The session can be used again unless
  /// the connection broke.
  std::expected<MailAccepted, MailFailure> send(const MailEnvelope& envelope, const MailMessage& message,
                                                const MailTransfer& transfer = {});

  /// QUIT; true when the server answered 221 in time. The session is closed either way.
  bool quit();

 private:
  explicit SmtpSession(std::unique_ptr<SmtpDialogue> dialogue);
  std::unique_ptr<SmtpDialogue> dialogue_;
};

}  // namespace smtpcfg::net
