#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/redactor.h"
#include "net/proxy.h"
#include "net/smtp_opening.h"
#include "net/smtp_session.h"
#include "net/tls_probe.h"
#include "net/transfer.h"

namespace smtpcfg::net {

/// The conversation behind an SmtpSession. Does not move: libcurl and OpenSSL hold pointers to its parts.
class SmtpDialogue {
 public:
  using Clock = std::chrono::steady_clock;

  SmtpDialogue(SmtpAddress address, NetOptions options);
  SmtpDialogue(const SmtpDialogue&) = delete;
  SmtpDialogue& operator=(const SmtpDialogue&) = delete;
  ~SmtpDialogue();

  std::expected<void, SmtpFailure> open(const SmtpProgress& progress);

  /// Sends a line (the line end is added) and waits for the reply, whatever its code. `shown` stands for it in the transcript.
  std::expected<SmtpReply, SmtpFailure> exchange(SmtpStep step, std::string_view line, std::string_view shown);
  /// Sends bytes of a message as they are. No reply is awaited, and the transcript does not show them; each call may take as
  /// long as a step may.
  std::expected<void, SmtpFailure> send_block(SmtpStep step, std::string_view bytes);
  /// Waits for the reply to what send_block() sent.
  std::expected<SmtpReply, SmtpFailure> await(SmtpStep step, std::chrono::milliseconds patience);
  /// A line of the transcript that stands for what was sent.
  void remark(std::string_view shown) { note(TranscriptLine::Speaker::Client, shown); }
  /// Masks this secret in everything the server says from now on.
  void keep_secret(const crypto::Secret& secret) { redactor_.add(secret); }
  [[nodiscard]] std::string masked(std::string_view text) const { return redactor_.redact(text); }
  /// A failure at this step with all that is known.
  [[nodiscard]] SmtpFailure failure(SmtpStep step, NetFault fault, std::string detail) const;
  /// The server's refusal as a failure.
  [[nodiscard]] SmtpFailure refusal(SmtpStep step, SmtpReply reply) const;

  bool quit();

  [[nodiscard]] const SmtpFacts& facts() const { return facts_; }
  [[nodiscard]] bool encrypted() const { return address_.security != SmtpSecurity::Plain; }

 private:
  std::expected<void, SmtpFailure> prepare();
  [[nodiscard]] SmtpFailure opening_failure(const SmtpOpening& opening, CURLcode code);
  std::expected<void, NetError> send(std::string_view bytes, Clock::time_point deadline);
  std::expected<SmtpReply, NetError> receive(Clock::time_point deadline);
  SmtpReply take_reply();
  /// The end of the conversation at this step.
  std::unexpected<SmtpFailure> broken(SmtpStep step, NetError error);
  /// Why no more may be waited, if so.
  [[nodiscard]] std::optional<CURLcode> over(Clock::time_point deadline) const;
  [[nodiscard]] NetError lost(CURLcode code) const;
  void note(TranscriptLine::Speaker speaker, std::string_view text);

  SmtpAddress address_;
  NetOptions options_;
  Clock::time_point start_ = Clock::now();
  SmtpFacts facts_;
  Proxy proxy_;
  crypto::Redactor redactor_;
  ConnectAttempts attempts_;  // these before transfer_, whose connection points to them
  TlsProbe probe_;
  Transfer transfer_;
  SmtpReplyParser parser_;
  bool open_ = false;     // QUIT makes sense
  bool in_step_ = false;  // every command sent has its reply
};

/// smtp://host:port/ehlo-name, or smtps. Error: BadAddress when the host is no name or address, or the port is 0.
std::expected<std::string, NetError> smtp_url(const SmtpAddress& address, std::string_view ehlo);

}  // namespace smtpcfg::net
