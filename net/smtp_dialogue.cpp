#include "net/smtp_dialogue.h"

#include <array>
#include <utility>

#include "net/curl_failure.h"

namespace smtpcfg::net {

SmtpDialogue::SmtpDialogue(SmtpAddress address, NetOptions options)
    : address_(std::move(address)), options_(std::move(options)) {}

SmtpDialogue::~SmtpDialogue() { quit(); }

std::expected<SmtpReply, SmtpFailure> SmtpDialogue::exchange(SmtpStep step, std::string_view line, std::string_view shown) {
  if (!in_step_) return std::unexpected(failure(step, NetFault::ConnectionLost, "the session is over"));
  const Clock::time_point deadline = Clock::now() + options_.timeout;
  crypto::Secret bytes(line);
  bytes.append(std::string_view("\r\n"));
  note(TranscriptLine::Speaker::Client, shown);
  std::expected<SmtpReply, NetError> reply;
  if (std::expected<void, NetError> sent = send(bytes.reveal(), deadline); sent) {
    reply = receive(deadline);
  } else {
    reply = std::unexpected(std::move(sent.error()));
  }
  if (reply) return std::move(*reply);
  return broken(step, std::move(reply.error()));
}

std::expected<void, SmtpFailure> SmtpDialogue::send_block(SmtpStep step, std::string_view bytes) {
  if (!in_step_) return std::unexpected(failure(step, NetFault::ConnectionLost, "the session is over"));
  // Asked here as well: a server that takes everything at once would never make send() wait.
  std::expected<void, NetError> sent;
  if (options_.stop.stop_requested()) {
    sent = std::unexpected(lost(CURLE_ABORTED_BY_CALLBACK));
  } else {
    sent = send(bytes, Clock::now() + options_.timeout);
  }
  if (sent) return {};
  open_ = false;  // inside a message QUIT would be a line of it
  return broken(step, std::move(sent.error()));
}

std::expected<SmtpReply, SmtpFailure> SmtpDialogue::await(SmtpStep step, std::chrono::milliseconds patience) {
  std::expected<SmtpReply, NetError> reply = receive(Clock::now() + patience);
  if (reply) return std::move(*reply);
  return broken(step, std::move(reply.error()));
}

std::unexpected<SmtpFailure> SmtpDialogue::broken(SmtpStep step, NetError error) {
  in_step_ = false;
  SmtpFailure failed = failure(step, error.fault, {});
  failed.error = std::move(error);
  return std::unexpected(std::move(failed));
}

std::optional<CURLcode> SmtpDialogue::over(Clock::time_point deadline) const {
  if (options_.stop.stop_requested()) return CURLE_ABORTED_BY_CALLBACK;
  if (Clock::now() >= deadline) return CURLE_OPERATION_TIMEDOUT;
  return std::nullopt;
}

std::expected<void, NetError> SmtpDialogue::send(std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    std::size_t sent = 0;
    CURLcode code = curl_easy_send(transfer_.easy(), bytes.data(), bytes.size(), &sent);
    if (code == CURLE_OK) {
      bytes.remove_prefix(sent);
      continue;
    }
    if (code == CURLE_AGAIN) code = over(deadline).value_or(CURLE_AGAIN);
    if (code != CURLE_AGAIN) {
      open_ = false;  // half a line is on its way: nothing sensible can follow
      return std::unexpected(lost(code));
    }
    transfer_.wait(Transfer::For::Writing, deadline, options_.stop);
  }
  return {};
}

std::expected<SmtpReply, NetError> SmtpDialogue::receive(Clock::time_point deadline) {
  std::array<char, 4096> buffer{};
  while (true) {
    // Asked on every turn: a server that never pauses must not outlast the deadline or a cancellation.
    if (const std::optional<CURLcode> reason = over(deadline)) return std::unexpected(lost(*reason));
    std::size_t size = 0;
    const CURLcode code = curl_easy_recv(transfer_.easy(), buffer.data(), buffer.size(), &size);
    if (code == CURLE_AGAIN) {
      transfer_.wait(Transfer::For::Reading, deadline, options_.stop);
      continue;
    }
    if (code != CURLE_OK || size == 0) {
      open_ = false;
      return std::unexpected(lost(code == CURLE_OK ? CURLE_GOT_NOTHING : code));
    }
    std::size_t used = 0;
    const SmtpReplyParser::State state = parser_.feed(std::string_view(buffer.data(), size), used);
    if (state == SmtpReplyParser::State::More) continue;
    if (state == SmtpReplyParser::State::Complete && used == size) return take_reply();
    open_ = false;
    const bool large = state == SmtpReplyParser::State::TooLarge;
    NetError error = lost(CURLE_WEIRD_SERVER_REPLY);
    error.fault = large ? NetFault::TooLarge : NetFault::Protocol;
    error.detail = large ? "more lines or longer lines than SMTP allows" : "the answer is not one SMTP reply";
    return std::unexpected(std::move(error));
  }
}

SmtpReply SmtpDialogue::take_reply() {
  SmtpReply reply = parser_.take();
  for (std::string& line : reply.lines) line = masked(line);
  for (std::size_t index = 0; index < reply.lines.size(); ++index) {
    const bool last = index + 1 == reply.lines.size();
    note(TranscriptLine::Speaker::Server, std::to_string(reply.code) + (last ? " " : "-") + reply.lines[index]);
  }
  if (reply.code == 421) {  // the server closes (RFC 5321, 3.8)
    open_ = false;
    in_step_ = false;
  }
  return reply;
}

NetError SmtpDialogue::lost(CURLcode code) const {
  NetError error{.fault = fault_of(code), .phase = NetPhase::Exchange, .detail = curl_easy_strerror(code)};
  error.curl_code = static_cast<int>(code);
  error.remote_address = facts_.remote_address;
  error.tls = facts_.tls;
  return error;
}

SmtpFailure SmtpDialogue::failure(SmtpStep step, NetFault fault, std::string detail) const {
  SmtpFailure failed;
  failed.step = step;
  failed.error = {.fault = fault,
                  .phase = open_ ? NetPhase::Exchange : NetPhase::Name,
                  .detail = std::move(detail),
                  .remote_address = facts_.remote_address,
                  .tls = facts_.tls};
  failed.facts = facts_;
  return failed;
}

SmtpFailure SmtpDialogue::refusal(SmtpStep step, SmtpReply reply) const {
  SmtpFailure failed = failure(step, NetFault::Protocol, reply.raw());
  failed.reply = std::move(reply);
  return failed;
}

bool SmtpDialogue::quit() {
  in_step_ = false;
  if (!std::exchange(open_, false)) return false;
  constexpr std::chrono::seconds patience{1};
  const Clock::time_point deadline = Clock::now() + patience;
  note(TranscriptLine::Speaker::Client, "QUIT");
  if (!send("QUIT\r\n", deadline)) return false;
  // A reply that was given up earlier may come first.
  for (int replies = 0; replies < 3; ++replies) {
    const std::expected<SmtpReply, NetError> reply = receive(deadline);
    if (!reply) return false;
    if (reply->code == 221) return true;
  }
  return false;
}

void SmtpDialogue::note(TranscriptLine::Speaker speaker, std::string_view text) {
  const auto elapsed = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start_);
  add_line(facts_.transcript, speaker, elapsed, text);
}

}  // namespace smtpcfg::net
