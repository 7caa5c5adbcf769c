#pragma once

#include <chrono>
#include <string>

#include "net/authority.h"
#include "net/smtp_failure.h"

namespace smtpcfg::net {

// What send_mail() decides after a try that failed, apart from acting on it.

/// A 4xx: "later".
bool is_temporary(const SmtpReply& reply);

/// A 4xx, or a conversation that broke off: it may go well the next time. A server that never greeted is more often a wrong host,
/// port or firewall, and a person had better hear of it at once.
bool may_be_tried_again(const SmtpFailure& failure);

/// What the authority itself calls temporary, and what broke off.
bool may_be_tried_again(const AuthorityFailure& failure);

/// For the record: what was said, or why nothing was.
std::string words_of(const SmtpFailure& failure);
std::string words_of(const AuthorityFailure& failure);

/// The pause before the next try: 1 s, 2 s, 4 s … a minute at most.
std::chrono::seconds pause_after(int failed_tries);

}  // namespace smtpcfg::net
