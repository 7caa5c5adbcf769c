#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/mail_message.h"
#include "net/smtp_failure.h"
#include "net/smtp_offers.h"
#include "net/smtp_reply.h"

namespace smtpcfg::net {

/// Whom a message is from and for, as the server is told; addresses without angle brackets.
struct MailEnvelope {
  std::string sender;
  std::vector<std::string> recipients;
};

/// Why a server's offers rule a message out, known before MAIL is said.
enum class MailObstacle : std::uint8_t {
  None,
  SmtpUtf8,      ///< an address or the header holds UTF-8, and SMTPUTF8 is not offered
  EightBitMime,  ///< the message holds bytes above 127, and 8BITMIME is not offered; it is not re-encoded
  Size,          ///< larger than the server's SIZE
};
MailObstacle obstacle_to(const MailEnvelope& envelope, const MailNeeds& needs, const SmtpOffers& offers);

/// What the server said to RCPT TO.
struct RecipientReply {
  std::string recipient;
  SmtpReply reply;
  [[nodiscard]] bool accepted() const { return reply.code / 100 == 2; }
};

/// The server has the message, for those recipients that it accepted: at least one.
struct MailAccepted {
  std::vector<RecipientReply> recipients;
  SmtpReply reply;  ///< to the end of the message
};

struct MailFailure {
  SmtpFailure smtp;  ///< step Mail, Recipient (none was accepted: `reply` is the last refusal), Data or Message
  MailObstacle obstacle = MailObstacle::None;
  std::vector<RecipientReply> recipients = {};  ///< the replies that came
  /// The end of the message was on its way and no reply came: the server may have the message. Sending it again could
  /// deliver it twice.
  bool maybe_accepted = false;
};

struct MailTransfer {
  /// How long to wait for the reply to the end of the message (RFC 5321, 4.5.3.2.6).
  std::chrono::milliseconds after_data = std::chrono::minutes(10);
  /// Told after each piece how many bytes of the message have been handed over.
  std::function<void(std::uint64_t)> progress = {};
};

}  // namespace smtpcfg::net
