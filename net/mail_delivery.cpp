#include "net/mail_delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "model/field_rules.h"
#include "net/mail_retry.h"
#include "net/printable.h"
#include "net/with_settings.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_attempts = 100;
constexpr int sign_in_refused = 535;

}  // namespace

MailDelivery::MailDelivery(const model::Settings& settings, const MailMessage& message, const SendOptions& options,
                           const SendProgress& progress, TokenCache& tokens)
    : settings_(settings), message_(message), options_(options), progress_(progress), tokens_(tokens) {
  record_.sender = settings.sender_address;
  record_.from = message.from;
  record_.message_id = message.message_id;
  record_.size = message.needs.size;
  record_.recipients.reserve(message.recipients.size());
  for (const std::string& each : message.recipients) record_.recipients.push_back({.address = each});
}

SendRecord MailDelivery::run() {
  int fruitless = 0;
  Next next = check_settings() ? Next::AtOnce : Next::Finished;
  while (next != Next::Finished && !options_.stop.stop_requested()) {
    const std::size_t before = pending().size();
    try_began_ = Clock::now();
    next = try_once();
    if (next != Next::Later) continue;
    // Nobody keeps one of a mailbox's few connections while he waits (Exchange Online allows three).
    if (session_) session_->quit();
    session_.reset();
    fruitless = pending().size() < before ? 1 : fruitless + 1;
    const std::chrono::seconds length = std::max(pause_after(fruitless), asked_pause_.value_or(std::chrono::seconds(0)));
    if (!pause(length)) next = Next::Finished;
  }
  conclude();
  return std::move(record_);
}

bool MailDelivery::check_settings() {
  for (const model::Problem& problem : model::problems_of(settings_)) {
    if (problem.severity != model::Severity::Error) continue;
    record_.failure = SendFailure{.stage = SendStage::Settings,
                                  .field = std::string(problem.field),
                                  .settings = Error{ErrorKind::Usage, problem.message, problem.remedy}};
    return false;
  }
  return true;
}

MailDelivery::Next MailDelivery::try_once() {
  asked_pause_.reset();
  std::expected<void, Next> step = get_token();
  if (step && !session_) {
    step = open_session();
    if (step) step = sign_in_to_session();
  }
  return step ? transact() : step.error();
}

std::expected<void, MailDelivery::Next> MailDelivery::get_token() {
  if (settings_.authentication != model::Authentication::OAuth2 || session_) return {};
  tell("Asking the authority for a token");
  auto got = tokens_.get(settings_, net_options());
  if (!got) return std::unexpected(failed(std::move(got.error())));
  token_ = std::move(*got);
  record_.claims = decode_claims(token_.token->access_token);
  return {};
}

std::expected<void, MailDelivery::Next> MailDelivery::open_session() {
  tell(fmt::format("Connecting to {}", settings_.host));
  auto opened = SmtpSession::connect(smtp_address_of(settings_), net_options());
  if (!opened) return std::unexpected(failed(SendStage::Connect, std::move(opened.error())));
  session_ = std::move(*opened);
  return {};
}

std::expected<void, MailDelivery::Next> MailDelivery::sign_in_to_session() {
  if (settings_.authentication == model::Authentication::None) return {};
  const std::optional<Mechanism> mechanism = mechanism_for(settings_, *session_);
  if (!mechanism) {
    SmtpFailure failure{.step = SmtpStep::Auth, .facts = session_->facts()};
    failure.error = {.fault = NetFault::NotOffered, .phase = NetPhase::Exchange, .detail = "the sign-in is not offered"};
    return std::unexpected(failed(SendStage::SignIn, std::move(failure)));
  }
  tell(fmt::format("Signing in as {}", sign_in_name(settings_)));
  auto reply = sign_in(*session_, settings_, *mechanism, token_.token.get());
  if (reply) return {};
  const bool refused = reply.error().reply && reply.error().reply->code == sign_in_refused;
  const Next next = failed(SendStage::SignIn, std::move(reply.error()));
  if (!refused || !token_.token) return std::unexpected(next);
  // A token kept from earlier may have been revoked since, or the machine slept: one that is new decides.
  tokens_.forget(settings_);
  session_.reset();
  return std::unexpected(token_.fresh ? next : Next::AtOnce);
}

MailDelivery::Next MailDelivery::transact() {
  const MailEnvelope envelope{.sender = settings_.sender_address, .recipients = pending()};
  const std::uint64_t all = message_.header.size() + message_.body.size();
  tell("Sending the message");
  const MailTransfer transfer{.after_data = options_.after_data, .progress = [&](std::uint64_t done) {
                                if (progress_) progress_({.text = "Sending the message", .done_bytes = done, .all_bytes = all});
                              }};
  const auto outcome = session_->send(envelope, message_, transfer);
  return outcome ? take(*outcome) : take(outcome.error());
}

MailDelivery::Next MailDelivery::take(const MailAccepted& accepted) {
  record_.reply = accepted.reply;
  take(accepted.recipients, accepted.reply, RecipientState::Accepted);
  const auto refused = std::ranges::find_if_not(accepted.recipients, &RecipientReply::accepted);
  if (refused == accepted.recipients.end()) return Next::Finished;
  SmtpFailure failure{.step = SmtpStep::Recipient, .reply = refused->reply, .facts = session_->facts()};
  failure.error = {.fault = NetFault::Protocol, .phase = NetPhase::Exchange, .detail = refused->reply.raw()};
  note_attempt(SendStage::Send, refused->reply.raw());
  record_.failure = SendFailure{.stage = SendStage::Send, .smtp = std::move(failure)};
  // What was deferred in company may only have been too much at once (RFC 5321, 4.5.3.1.10): the same session takes the rest.
  return pending().empty() ? Next::Finished : Next::AtOnce;
}

MailDelivery::Next MailDelivery::take(const MailFailure& failure) {
  if (failure.maybe_accepted) {
    take(failure.recipients, {}, RecipientState::Unknown);
  } else if (failure.smtp.reply && failure.smtp.step != SmtpStep::Recipient) {
    const bool temporary = is_temporary(*failure.smtp.reply);
    take(failure.recipients, *failure.smtp.reply, temporary ? RecipientState::Deferred : RecipientState::Refused);
    if (failure.recipients.empty()) {  // MAIL itself was refused: for all
      for (RecipientRecord& each : record_.recipients) {
        if (each.state != RecipientState::NotTried && each.state != RecipientState::Deferred) continue;
        each.state = temporary ? RecipientState::Deferred : RecipientState::Refused;
        each.reply = failure.smtp.reply;
      }
    }
  } else {
    take(failure.recipients, {}, RecipientState::NotTried);
  }
  const Next next = failed(SendStage::Send, failure.smtp);
  record_.failure->obstacle = failure.obstacle;
  if (failure.maybe_accepted || pending().empty()) return Next::Finished;
  // Every recipient was answered, and some of the answers were "later".
  const bool some_later = failure.smtp.step == SmtpStep::Recipient && failure.smtp.reply;
  return some_later ? Next::Later : next;
}

/// What one transaction says about its recipients: those it accepted share the whole message's fate.
void MailDelivery::take(const std::vector<RecipientReply>& replies, const SmtpReply& whole, RecipientState accepted_state) {
  for (const RecipientReply& each : replies) {
    RecipientRecord& record = *std::ranges::find(record_.recipients, each.recipient, &RecipientRecord::address);
    if (!each.accepted()) {
      record.state = is_temporary(each.reply) ? RecipientState::Deferred : RecipientState::Refused;
      record.reply = each.reply;
      continue;
    }
    record.state = accepted_state;
    record.reply = whole.code == 0 ? each.reply : whole;
  }
}

MailDelivery::Next MailDelivery::failed(SendStage stage, SmtpFailure failure) {
  const Next next = may_be_tried_again(failure) ? Next::Later : Next::Finished;
  note_attempt(stage, words_of(failure));
  record_.facts = failure.facts;
  record_.failure = SendFailure{.stage = stage, .smtp = std::move(failure)};
  return next;
}

MailDelivery::Next MailDelivery::failed(AuthorityFailure failure) {
  const Next next = may_be_tried_again(failure) ? Next::Later : Next::Finished;
  asked_pause_ = failure.http.retry_after;
  note_attempt(SendStage::Token, words_of(failure));
  record_.failure = SendFailure{.stage = SendStage::Token, .authority = std::move(failure)};
  return next;
}

void MailDelivery::note_attempt(SendStage stage, std::string said) {
  if (record_.attempts.size() >= max_attempts) return;
  const auto began = std::chrono::duration_cast<std::chrono::milliseconds>(try_began_ - start_);
  record_.attempts.push_back({.began = began, .stage = stage, .said = std::move(said)});
}

void MailDelivery::conclude() {
  if (session_) {
    record_.facts = session_->facts();
    session_->quit();
  }
  const auto has = [&](RecipientState state) {
    return std::ranges::any_of(record_.recipients, [&](const RecipientRecord& each) { return each.state == state; });
  };
  const bool all =
      std::ranges::all_of(record_.recipients, [](const RecipientRecord& each) { return each.state == RecipientState::Accepted; });
  if (has(RecipientState::Unknown)) {
    record_.outcome = SendOutcome::Unknown;
  } else if (has(RecipientState::Accepted)) {
    record_.outcome = all ? SendOutcome::Sent : SendOutcome::PartlySent;
  }
  if (record_.outcome == SendOutcome::Sent) record_.failure.reset();
  if (record_.outcome == SendOutcome::PartlySent) blame_a_recipient();
  record_.cancelled = options_.stop.stop_requested() && record_.outcome != SendOutcome::Sent;
  record_.elapsed = elapsed();
}

/// The recipient that was refused first may have been accepted since.
void MailDelivery::blame_a_recipient() {
  if (!record_.failure || !record_.failure->smtp || record_.failure->smtp->step != SmtpStep::Recipient) return;
  const auto left_out = std::ranges::find_if(record_.recipients, [](const RecipientRecord& each) {
    return each.state != RecipientState::Accepted && each.reply.has_value();
  });
  if (left_out == record_.recipients.end()) return;
  record_.failure->smtp->reply = left_out->reply;
  record_.failure->smtp->error.detail = left_out->reply->raw();
}

std::vector<std::string> MailDelivery::pending() const {
  std::vector<std::string> addresses;
  addresses.reserve(record_.recipients.size());
  for (const RecipientRecord& each : record_.recipients) {
    if (each.state == RecipientState::NotTried || each.state == RecipientState::Deferred) addresses.push_back(each.address);
  }
  return addresses;
}

std::chrono::milliseconds MailDelivery::elapsed() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
}

NetOptions MailDelivery::net_options() const {
  constexpr std::chrono::milliseconds least{100};
  const std::chrono::milliseconds left = std::max(options_.total - elapsed(), least);
  return {.timeout = std::min(options_.step, left), .ca_file = options_.ca_file, .stop = options_.stop};
}

bool MailDelivery::pause(std::chrono::milliseconds length) {
  if (elapsed() + length >= options_.total) return false;
  constexpr std::size_t longest = 200;
  const std::string why = record_.attempts.empty() ? std::string() : record_.attempts.back().said;
  tell(fmt::format("Trying again in {} s: {}", length.count() / 1000, printable(why, longest)));
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, options_.stop, length, [] { return false; });
  return !options_.stop.stop_requested();
}

void MailDelivery::tell(std::string text) const {
  if (progress_) progress_({.text = std::move(text)});
}

}  // namespace smtpcfg::net
