#include "net/smtp_transaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "net/mail_address.h"
#include "net/mail_data.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t block_size = std::size_t{64} << 10U;
constexpr int completed = 2;
constexpr int intermediate = 3;

bool needs_smtp_utf8(const MailEnvelope& envelope, const MailNeeds& needs) {
  return needs.smtp_utf8 || !is_ascii(envelope.sender) || !std::ranges::all_of(envelope.recipients, is_ascii);
}

NetFault fault_of(MailObstacle obstacle) {
  return obstacle == MailObstacle::Size ? NetFault::MessageTooLarge : NetFault::NotOffered;
}

std::string words_of(MailObstacle obstacle, const MailNeeds& needs, const SmtpOffers& offers) {
  switch (obstacle) {
    case MailObstacle::SmtpUtf8:
      return "an address or the header holds UTF-8, and the server does not offer SMTPUTF8";
    case MailObstacle::EightBitMime:
      return "the message holds 8-bit text, and the server does not offer 8BITMIME";
    case MailObstacle::Size:
      return fmt::format("the message has {} bytes, the server takes {}", needs.size, offers.size.value_or(0));
    case MailObstacle::None:
      break;
  }
  return {};
}

}  // namespace

MailObstacle obstacle_to(const MailEnvelope& envelope, const MailNeeds& needs, const SmtpOffers& offers) {
  if (needs_smtp_utf8(envelope, needs) && !offers.smtp_utf8) return MailObstacle::SmtpUtf8;
  if (needs.eight_bit && !offers.eight_bit_mime) return MailObstacle::EightBitMime;
  const std::uint64_t limit = offers.size.value_or(0);  // 0: no fixed limit
  return limit > 0 && needs.size > limit ? MailObstacle::Size : MailObstacle::None;
}

std::expected<MailAccepted, MailFailure> SmtpTransaction::run(const MailEnvelope& envelope, const MailMessage& message,
                                                              const MailTransfer& transfer) {
  Outcome<void> step = check(envelope, message.needs);
  if (step) step = name_sender(envelope, message.needs);
  if (step) step = name_recipients(envelope);
  if (step) step = begin_message();
  if (step) step = send_message(message, transfer);
  if (!step) return std::unexpected(std::move(step.error()));

  // From here on the server may have the message, whatever happens to its reply.
  std::expected<SmtpReply, SmtpFailure> reply = dialogue_.await(SmtpStep::Message, transfer.after_data);
  if (!reply) {
    std::unexpected<MailFailure> unknown = failed(std::move(reply.error()));
    unknown.error().maybe_accepted = true;
    return unknown;
  }
  if (reply->code / 100 != completed) return failed(dialogue_.refusal(SmtpStep::Message, std::move(*reply)));
  return MailAccepted{.recipients = std::move(recipients_), .reply = std::move(*reply)};
}

SmtpTransaction::Outcome<void> SmtpTransaction::check(const MailEnvelope& envelope, const MailNeeds& needs) const {
  const bool sound = is_envelope_address(envelope.sender) && std::ranges::all_of(envelope.recipients, is_envelope_address);
  if (!sound || envelope.recipients.empty()) {
    return failed(dialogue_.failure(SmtpStep::Mail, NetFault::BadAddress, "an address cannot be sent"));
  }
  const MailObstacle obstacle = obstacle_to(envelope, needs, offers_);
  if (obstacle == MailObstacle::None) return {};
  std::unexpected<MailFailure> refused =
      failed(dialogue_.failure(SmtpStep::Mail, fault_of(obstacle), words_of(obstacle, needs, offers_)));
  refused.error().obstacle = obstacle;
  return refused;
}

SmtpTransaction::Outcome<void> SmtpTransaction::name_sender(const MailEnvelope& envelope, const MailNeeds& needs) {
  std::string line = fmt::format("MAIL FROM:<{}>", envelope.sender);
  if (offers_.size) line += fmt::format(" SIZE={}", needs.size);
  if (needs.eight_bit) line += " BODY=8BITMIME";
  if (needs_smtp_utf8(envelope, needs)) line += " SMTPUTF8";
  std::expected<SmtpReply, SmtpFailure> reply = say(SmtpStep::Mail, line, completed);
  if (!reply) return failed(std::move(reply.error()));
  return {};
}

SmtpTransaction::Outcome<void> SmtpTransaction::name_recipients(const MailEnvelope& envelope) {
  recipients_.reserve(envelope.recipients.size());
  std::optional<SmtpFailure> last_refusal;
  for (const std::string& recipient : envelope.recipients) {
    std::expected<SmtpReply, SmtpFailure> reply = say(SmtpStep::Recipient, fmt::format("RCPT TO:<{}>", recipient), completed);
    if (!reply && !reply.error().reply) return failed(std::move(reply.error()));
    recipients_.push_back({.recipient = recipient, .reply = reply ? std::move(*reply) : *reply.error().reply});
    if (!reply) last_refusal = std::move(reply.error());
    if (recipients_.back().reply.code == 421) return failed(std::move(*last_refusal));  // the server closes
  }
  if (std::ranges::any_of(recipients_, &RecipientReply::accepted)) return {};
  reset();
  return failed(std::move(*last_refusal));
}

SmtpTransaction::Outcome<void> SmtpTransaction::begin_message() {
  std::expected<SmtpReply, SmtpFailure> reply = say(SmtpStep::Data, "DATA", intermediate);
  if (reply) return {};
  if (reply.error().reply) reset();
  return failed(std::move(reply.error()));
}

/// Up to and with the line that ends the message. As long as that line has not left, the server cannot have accepted anything.
SmtpTransaction::Outcome<void> SmtpTransaction::send_message(const MailMessage& message, const MailTransfer& transfer) {
  dialogue_.remark(fmt::format("(message of {} bytes)", message.needs.size));
  MailDataEncoder encoder;
  std::string wire;
  wire.reserve(block_size + block_size / 2);
  std::uint64_t handed_over = 0;
  for (std::string_view part : {std::string_view(message.header), message.body}) {
    while (!part.empty()) {
      const std::string_view piece = part.substr(0, block_size);
      part.remove_prefix(piece.size());
      encoder.encode(piece, wire);
      handed_over += piece.size();
      if (std::expected<void, SmtpFailure> sent = dialogue_.send_block(SmtpStep::Message, wire); !sent) {
        return failed(std::move(sent.error()));
      }
      wire.clear();
      if (transfer.progress) transfer.progress(handed_over);
    }
  }
  encoder.finish(wire);
  wire += ".\r\n";
  std::expected<void, SmtpFailure> ended = dialogue_.send_block(SmtpStep::Message, wire);
  if (ended) return {};
  std::unexpected<MailFailure> unknown = failed(std::move(ended.error()));
  unknown.error().maybe_accepted = true;
  return unknown;
}

std::expected<SmtpReply, SmtpFailure> SmtpTransaction::say(SmtpStep step, const std::string& line, int good) {
  std::expected<SmtpReply, SmtpFailure> reply = dialogue_.exchange(step, line, line);
  if (!reply || reply->code / 100 == good) return reply;
  return std::unexpected(dialogue_.refusal(step, std::move(*reply)));
}

/// So that the session can be used for another message. Should the server refuse it, that one will learn why.
void SmtpTransaction::reset() { static_cast<void>(dialogue_.exchange(SmtpStep::Reset, "RSET", "RSET")); }

std::unexpected<MailFailure> SmtpTransaction::failed(SmtpFailure smtp) const {
  return std::unexpected(MailFailure{.smtp = std::move(smtp), .recipients = recipients_});
}

}  // namespace smtpcfg::net
