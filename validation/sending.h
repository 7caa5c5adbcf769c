#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/settings.h"
#include "net/mail_sender.h"
#include "validation/finding.h"

namespace smtpcfg::validation {

/// A message as text (RFC 5322), and whom it goes to instead of its own To, Cc and Bcc; empty for those.
struct Message {
  std::string_view text;
  std::vector<std::string> recipients = {};
};

/// What became of a message, in words. Everything in it is redacted.
struct Sending {
  net::SendRecord record = {};
  std::string summary = {};             ///< one sentence, which never claims more than was seen
  std::optional<Finding> cause = {};    ///< why not everybody got it, with its remedy; none when all did, or when it was stopped
  std::vector<std::string> notes = {};  ///< what to know although it was sent
};

/// Sends a message with these settings. Blocks until it is done or `options.stop` asks it to end; `progress` is called on the
/// calling thread. `tokens` keeps the access token for the next message.
/// Error: Usage, when the text is no message that can be sent; nothing was asked of any server then.
Result<Sending> send(const model::Settings& settings, const Message& message, const net::SendOptions& options,
                     const net::SendProgress& progress, net::TokenCache& tokens);

/// The finding that explains a record's failure: the same cause and remedy as validation gives.
Finding cause_of(const net::SendRecord& record, const model::Settings& settings);

/// 0 sent to all, 1 with notes, else 10–16 for the stage that failed; 16 also when some recipients got nothing, or perhaps.
int exit_code_of(const Sending& sending);

}  // namespace smtpcfg::validation
