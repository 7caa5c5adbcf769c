#include "validation/sending_words.h"

#include <fmt/format.h>

namespace smtpcfg::validation {

std::string_view words_of(net::RecipientState state) {
  return state == net::RecipientState::NotTried ? "not tried" : net::name_of(state);
}

std::vector<std::string> circumstances_of(const net::SendRecord& record) {
  std::vector<std::string> sentences;
  if (record.outcome == net::SendOutcome::Sent || record.outcome == net::SendOutcome::PartlySent) {
    sentences.push_back(fmt::format("Sent as {}, Message-ID {}.", record.sender, record.message_id));
  }
  if (record.attempts.size() > 1) {
    const double seconds = static_cast<double>(record.elapsed.count()) / 1000;
    sentences.push_back(fmt::format("{} tries failed in {:.1f} s.", record.attempts.size(), seconds));
  }
  return sentences;
}

}  // namespace smtpcfg::validation
