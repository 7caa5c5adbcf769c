#include "net/mail_record.h"

#include "model/text.h"

namespace smtpcfg::net {

std::string_view name_of(RecipientState state) {
  switch (state) {
    case RecipientState::NotTried:
      return "notTried";
    case RecipientState::Accepted:
      return "accepted";
    case RecipientState::Refused:
      return "refused";
    case RecipientState::Deferred:
      return "deferred";
    case RecipientState::Unknown:
      return "unknown";
  }
  return {};
}

std::string_view name_of(SendOutcome outcome) {
  switch (outcome) {
    case SendOutcome::Sent:
      return "sent";
    case SendOutcome::PartlySent:
      return "partlySent";
    case SendOutcome::NotSent:
      return "notSent";
    case SendOutcome::Unknown:
      return "unknown";
  }
  return {};
}

bool SendRecord::from_differs() const { return !from.empty() && !model::equal_ignoring_case(from, sender); }

}  // namespace smtpcfg::net
