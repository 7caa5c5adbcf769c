#include "app/sending_view.h"

#include <fmt/format.h>

#include "app/table.h"
#include "app/text_width.h"
#include "app/validation_view.h"
#include "validation/diagnosis.h"
#include "validation/sending_words.h"

namespace smtpcfg::app {
namespace {

using net::RecipientState;
using net::SendOutcome;

Tone tone_of(RecipientState state) {
  switch (state) {
    case RecipientState::Accepted:
      return Tone::Good;
    case RecipientState::Refused:
      return Tone::Bad;
    case RecipientState::Deferred:
    case RecipientState::Unknown:
      return Tone::Warning;
    case RecipientState::NotTried:
      break;
  }
  return Tone::Faint;
}

Tone tone_of(SendOutcome outcome) {
  switch (outcome) {
    case SendOutcome::Sent:
      return Tone::Good;
    case SendOutcome::PartlySent:
    case SendOutcome::Unknown:
      return Tone::Warning;
    case SendOutcome::NotSent:
      break;
  }
  return Tone::Bad;
}

std::string raw_of(const std::optional<net::SmtpReply>& reply) { return reply ? reply->raw() : std::string(); }

std::string_view name_of(net::SendStage stage) {
  switch (stage) {
    case net::SendStage::Settings:
      return "settings";
    case net::SendStage::Token:
      return "token";
    case net::SendStage::Connect:
      return "connect";
    case net::SendStage::SignIn:
      return "signIn";
    case net::SendStage::Send:
      return "send";
  }
  return {};
}

}  // namespace

std::string text_of(const validation::Sending& sending, bool colours) {
  const net::SendRecord& record = sending.record;
  Table table({"Recipient", "State", "The server said"});
  for (const net::RecipientRecord& each : record.recipients) {
    table.add({each.address, Cell(std::string(validation::words_of(each.state)), tone_of(each.state)), raw_of(each.reply)});
  }
  std::string text = table.text(colours);
  text += "\n" + toned(printable(sending.summary), tone_of(record.outcome), colours) + "\n";
  for (const std::string& sentence : validation::circumstances_of(record)) text += printable(sentence, true) + "\n";
  if (sending.cause) text += details_of(*sending.cause, colours);
  for (const std::string& note : sending.notes) text += "\n" + toned("Note: ", Tone::Warning, colours) + printable(note) + "\n";
  return text;
}

Json json_of(const validation::Sending& sending) {
  const net::SendRecord& record = sending.record;
  Json recipients = Json::array();
  for (const net::RecipientRecord& each : record.recipients) {
    recipients.push_back({{"address", each.address},
                          {"state", net::name_of(each.state)},
                          {"code", each.reply ? validation::code_of(*each.reply) : std::string()},
                          {"reply", raw_of(each.reply)}});
  }
  Json attempts = Json::array();
  for (const net::SendAttempt& each : record.attempts) {
    attempts.push_back({{"atMs", each.began.count()}, {"stage", name_of(each.stage)}, {"said", each.said}});
  }
  return {{"outcome", net::name_of(record.outcome)},
          {"summary", sending.summary},
          {"cancelled", record.cancelled},
          {"sender", record.sender},
          {"from", record.from},
          {"messageId", record.message_id},
          {"size", record.size},
          {"recipients", std::move(recipients)},
          {"reply", raw_of(record.reply)},
          {"failedAttempts", std::move(attempts)},
          {"notes", sending.notes},
          {"cause", sending.cause ? json_of(*sending.cause) : Json(nullptr)},
          {"elapsedMs", record.elapsed.count()}};
}

}  // namespace smtpcfg::app
