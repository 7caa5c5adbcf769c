#include "ui/sending_text.h"

#include <fmt/format.h>

#include "ui/report_text.h"
#include "ui/text.h"
#include "validation/sending_words.h"

namespace smtpcfg::ui {

namespace {

std::string words(std::string_view text) { return to_utf8(translated(text)); }

std::string recipient_text(const net::RecipientRecord& recipient) {
  const std::string said = recipient.reply ? recipient.reply->raw() + "\n" : std::string();
  return fmt::format("{}: {}\n{}", recipient.address, words(validation::words_of(recipient.state)), said);
}

}  // namespace

std::string sending_text(const validation::Sending& sending) {
  std::string text;
  for (const net::RecipientRecord& recipient : sending.record.recipients) {
    text += (text.empty() ? "" : "\n") + recipient_text(recipient);
  }
  for (const std::string& sentence : validation::circumstances_of(sending.record)) text += "\n" + sentence + "\n";
  if (sending.cause) text += "\n" + detail_text(*sending.cause);
  for (const std::string& note : sending.notes) text += fmt::format("\n{} {}\n", words("Note:"), note);
  return text;
}

}  // namespace smtpcfg::ui
