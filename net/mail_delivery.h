#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "net/mail_sender.h"
#include "net/smtp_session.h"

namespace smtpcfg::net {

/// The state of one send_mail(): one try after another, and what has become of each recipient.
class MailDelivery {
 public:
  MailDelivery(const model::Settings& settings, const MailMessage& message, const SendOptions& options,
               const SendProgress& progress, TokenCache& tokens);

  SendRecord run();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Next : std::uint8_t { Finished, AtOnce, Later };

  bool check_settings();
  Next try_once();
  /// Each returns what to do when it failed; record_.failure then says why.
  std::expected<void, Next> get_token();
  std::expected<void, Next> open_session();
  std::expected<void, Next> sign_in_to_session();
  Next transact();

  Next take(const MailAccepted& accepted);
  Next take(const MailFailure& failure);
  void take(const std::vector<RecipientReply>& replies, const SmtpReply& whole, RecipientState accepted_state);
  Next failed(SendStage stage, SmtpFailure failure);
  Next failed(AuthorityFailure failure);
  void note_attempt(SendStage stage, std::string said);
  void conclude();
  void blame_a_recipient();

  [[nodiscard]] std::vector<std::string> pending() const;
  [[nodiscard]] std::chrono::milliseconds elapsed() const;
  [[nodiscard]] NetOptions net_options() const;
  /// False when there is no time left for it, or it was stopped.
  bool pause(std::chrono::milliseconds length);
  void tell(std::string text) const;

  const model::Settings& settings_;
  const MailMessage& message_;
  const SendOptions& options_;
  const SendProgress& progress_;
  TokenCache& tokens_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point try_began_ = start_;
  SendRecord record_;
  TokenCache::Got token_;
  std::optional<SmtpSession> session_;
  std::optional<std::chrono::seconds> asked_pause_;  // the authority's Retry-After
};

}  // namespace smtpcfg::net
