#include "net/smtp_opening.h"

#include <algorithm>

#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_transcript = 400;
constexpr std::size_t max_transcript_text = 1000;
constexpr std::size_t max_not_smtp = 200;

std::chrono::microseconds between(SmtpOpening::Clock::time_point from, SmtpOpening::Clock::time_point to) {
  return std::max(std::chrono::duration_cast<std::chrono::microseconds>(to - from), std::chrono::microseconds::zero());
}

}  // namespace

void add_line(std::vector<TranscriptLine>& transcript, TranscriptLine::Speaker speaker, std::chrono::microseconds elapsed,
              std::string_view text) {
  if (transcript.size() >= max_transcript) return;
  const bool last = transcript.size() + 1 == max_transcript;
  transcript.push_back({speaker, elapsed, last ? "(and more)" : printable(text, max_transcript_text)});
}

SmtpOpening::SmtpOpening(SmtpSecurity security, Clock::time_point start, SmtpFacts& facts, const SmtpProgress& progress)
    : security_(security), start_(start), step_began_(start), facts_(facts), progress_(progress) {}

void SmtpOpening::connected(std::chrono::microseconds name_lookup, std::chrono::microseconds connect) {
  if (step_ != SmtpStep::Connect) return;
  facts_.timings.name_lookup = name_lookup;
  const SmtpStep next = security_ == SmtpSecurity::Implicit ? SmtpStep::Tls : SmtpStep::Banner;
  finish(&SmtpTimings::connect, next, start_ + connect);
  facts_.timings.connect -= std::min(name_lookup, facts_.timings.connect);
}

void SmtpOpening::encrypted(Clock::time_point when) {
  if (step_ != SmtpStep::Tls) return;
  encrypted_ = true;
  finish(&SmtpTimings::tls, security_ == SmtpSecurity::Implicit ? SmtpStep::Banner : SmtpStep::EhloAfterTls, when);
}

void SmtpOpening::client_line(std::string_view bytes, Clock::time_point when) {
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (!line.starts_with("EHLO ") && !line.starts_with("HELO ") && line != "STARTTLS") return;
  note(TranscriptLine::Speaker::Client, line, when);
}

bool SmtpOpening::server_line(std::string_view bytes, Clock::time_point when) {
  while (!bytes.empty()) {
    std::size_t used = 0;
    const SmtpReplyParser::State state = parser_.feed(bytes, used);
    if (state == SmtpReplyParser::State::NotSmtp || state == SmtpReplyParser::State::TooLarge) {
      const bool not_smtp = state == SmtpReplyParser::State::NotSmtp;
      fault_ = not_smtp ? NetFault::Protocol : NetFault::TooLarge;
      if (not_smtp && step_ == SmtpStep::Banner) not_smtp_ = printable(parser_.problem_line(), max_not_smtp);
      note(TranscriptLine::Speaker::Server, parser_.problem_line(), when);
      return false;
    }
    if (state == SmtpReplyParser::State::Complete) take_reply(parser_.take(), when);
    bytes.remove_prefix(used);
  }
  return true;
}

void SmtpOpening::take_reply(const SmtpReply& reply, Clock::time_point when) {
  note(TranscriptLine::Speaker::Server, reply.raw(), when);
  last_reply_ = reply;
  const bool positive = reply.code >= 200 && reply.code <= 299;
  // Under TLS from the first byte the only EHLO is the one that counts.
  const SmtpStep greeting = encrypted_ ? SmtpStep::EhloAfterTls : SmtpStep::Ehlo;
  switch (step_) {
    case SmtpStep::Banner:
      facts_.banner = reply;
      if (positive) finish(&SmtpTimings::banner, greeting, when);
      break;
    case SmtpStep::Ehlo:
      if (!positive) break;
      facts_.offers_before_tls = read_offers(reply);
      finish(&SmtpTimings::ehlo, security_ == SmtpSecurity::StartTls ? SmtpStep::StartTls : SmtpStep::Auth, when);
      break;
    case SmtpStep::StartTls:
      if (reply.code == 220) finish(&SmtpTimings::starttls, SmtpStep::Tls, when);
      break;
    case SmtpStep::EhloAfterTls:
      if (!positive) break;
      facts_.offers_under_tls = read_offers(reply);
      finish(&SmtpTimings::ehlo_after_tls, SmtpStep::Auth, when);
      break;
    default:
      break;
  }
}

void SmtpOpening::finish(std::chrono::microseconds SmtpTimings::* timing, SmtpStep next, Clock::time_point when) {
  const std::chrono::microseconds took = between(step_began_, when);
  facts_.timings.*timing = took;
  const SmtpStep done = step_;
  step_ = next;
  step_began_ = when;
  last_reply_.reset();
  if (progress_) progress_(done, took);
}

void SmtpOpening::note(TranscriptLine::Speaker speaker, std::string_view text, Clock::time_point when) {
  const std::chrono::microseconds elapsed = between(start_, when);
  while (true) {
    const std::size_t end = text.find('\n');
    add_line(facts_.transcript, speaker, elapsed, text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace smtpcfg::net
