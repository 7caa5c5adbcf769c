#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "net/authority.h"
#include "net/smtp_mail.h"
#include "net/token_claims.h"

namespace smtpcfg::net {

enum class RecipientState : std::uint8_t {
  NotTried,
  Accepted,  ///< the server has the message for this recipient
  Refused,   ///< it said no for good (5xx), to the recipient or to the whole message
  Deferred,  ///< it said "later" (4xx) until the time was up
  Unknown,   ///< the message was on its way when the connection was lost: it may have arrived
};
/// "accepted": as JSON has it.
std::string_view name_of(RecipientState state);

struct RecipientRecord {
  std::string address;
  RecipientState state = RecipientState::NotTried;
  std::optional<SmtpReply> reply = {};  ///< the last that concerned this recipient
};

/// How far sending came.
enum class SendStage : std::uint8_t { Settings, Token, Connect, SignIn, Send };

/// Why not everybody got the message. Exactly one of `settings`, `authority` and `smtp` is set.
struct SendFailure {
  SendStage stage = SendStage::Settings;
  std::string field = {};  ///< of the settings, when they are the reason
  std::optional<Error> settings = {};
  std::optional<AuthorityFailure> authority = {};
  std::optional<SmtpFailure> smtp = {};
  MailObstacle obstacle = MailObstacle::None;
};

/// One try that did not end it.
struct SendAttempt {
  std::chrono::milliseconds began{};  ///< since the beginning
  SendStage stage = SendStage::Settings;
  std::string said = {};  ///< "451 4.7.0 Temporary server error", or why nothing was said
};

enum class SendOutcome : std::uint8_t { Sent, PartlySent, NotSent, Unknown };
/// "partlySent": as JSON has it.
std::string_view name_of(SendOutcome outcome);

/// What became of a message, and what the server said. Nothing in it is secret.
struct SendRecord {
  SendOutcome outcome = SendOutcome::NotSent;
  bool cancelled = false;
  std::string sender = {};  ///< of the envelope
  std::string from = {};    ///< of the header
  std::string message_id = {};
  std::uint64_t size = 0;                        ///< bytes, as announced to the server
  std::vector<RecipientRecord> recipients = {};  ///< in the message's order
  std::optional<SmtpReply> reply = {};           ///< to the end of the message, when it was accepted
  std::vector<SendAttempt> attempts = {};        ///< that failed, at most 100
  std::optional<SendFailure> failure = {};       ///< unless it was sent to all
  std::optional<TokenClaims> claims = {};        ///< of the token that was used
  std::optional<SmtpFacts> facts = {};           ///< of the last session
  std::chrono::milliseconds elapsed{};

  /// The message's author is somebody else than the envelope's sender. Exchange Online may refuse that ("send as").
  [[nodiscard]] bool from_differs() const;
};

}  // namespace smtpcfg::net
