#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "model/settings.h"
#include "net/mail_record.h"
#include "net/token_cache.h"

namespace smtpcfg::net {

struct SendOptions {
  std::chrono::milliseconds step = std::chrono::seconds(20);        ///< for one step, as NetOptions::timeout
  std::chrono::milliseconds total = std::chrono::seconds(60);       ///< a failed try is not followed by another after it
  std::chrono::milliseconds after_data = std::chrono::minutes(10);  ///< for the reply to the message (RFC 5321, 4.5.3.2.6)
  std::string ca_file = {};                                         ///< as NetOptions::ca_file
  std::stop_token stop = {};                                        ///< ends any wait at once
};

/// What is going on, for a person who waits.
struct SendState {
  std::string text = {};         ///< "Signing in", "Trying again in 4 s: 451 4.7.0 Temporary server error"
  std::uint64_t done_bytes = 0;  ///< of the message, while it is handed over
  std::uint64_t all_bytes = 0;
};

/// Told on the calling thread.
using SendProgress = std::function<void(const SendState&)>;

/// Sends one message with these settings: token, connection, sign-in, transaction. The envelope's sender is the settings'.
/// A 4xx reply, at whatever step, and a conversation that breaks off are tried again with growing pauses until `total` is over;
/// a 5xx never. Recipients that were told "later" are tried again without the others, and nothing is sent a second time that
/// was, or may have been, accepted. Blocks until done; ends at once on `stop`.
SendRecord send_mail(const model::Settings& settings, const MailMessage& message, const SendOptions& options,
                     const SendProgress& progress, TokenCache& tokens);

}  // namespace smtpcfg::net
