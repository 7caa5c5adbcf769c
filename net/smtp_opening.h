#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "net/net_error.h"
#include "net/smtp_failure.h"
#include "net/smtp_reply.h"
#include "net/smtp_session.h"

namespace smtpcfg::net {

/// Listens to libcurl while it opens a session, and so knows which step it is at, how long each took and what the server said.
/// Knows nothing of libcurl itself: it is told lines and moments.
class SmtpOpening {
 public:
  using Clock = std::chrono::steady_clock;

  /// `facts` and `progress` must outlive it.
  SmtpOpening(SmtpSecurity security, Clock::time_point start, SmtpFacts& facts, const SmtpProgress& progress);

  /// TCP stands; telling it again changes nothing. Both times since the start.
  void connected(std::chrono::microseconds name_lookup, std::chrono::microseconds connect);
  /// The handshake is done; telling it again changes nothing.
  void encrypted(Clock::time_point when);
  /// A command libcurl sent. It knows no credentials, but a proxy's may pass here: only SMTP's own commands are noted.
  void client_line(std::string_view bytes, Clock::time_point when);
  /// Bytes of the server. False: give up, fault() says why.
  bool server_line(std::string_view bytes, Clock::time_point when);

  [[nodiscard]] SmtpStep step() const { return step_; }
  [[nodiscard]] std::optional<NetFault> fault() const { return fault_; }
  /// The last whole reply to the step that is not done: the refusal, when libcurl gave up because of one.
  [[nodiscard]] const std::optional<SmtpReply>& last_reply() const { return last_reply_; }
  /// The beginning of a greeting that is not SMTP.
  [[nodiscard]] const std::string& not_smtp() const { return not_smtp_; }

 private:
  void finish(std::chrono::microseconds SmtpTimings::* timing, SmtpStep next, Clock::time_point when);
  void take_reply(const SmtpReply& reply, Clock::time_point when);
  void note(TranscriptLine::Speaker speaker, std::string_view text, Clock::time_point when);

  SmtpSecurity security_;
  Clock::time_point start_;
  Clock::time_point step_began_;
  SmtpFacts& facts_;
  const SmtpProgress& progress_;
  SmtpStep step_ = SmtpStep::Connect;
  bool encrypted_ = false;
  SmtpReplyParser parser_;
  std::optional<NetFault> fault_;
  std::optional<SmtpReply> last_reply_;
  std::string not_smtp_;
};

/// Adds a line to a transcript, printable and bounded; the 400th says that the rest is left out.
void add_line(std::vector<TranscriptLine>& transcript, TranscriptLine::Speaker speaker, std::chrono::microseconds elapsed,
              std::string_view text);

}  // namespace smtpcfg::net
