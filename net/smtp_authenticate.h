#pragma once

#include <expected>
#include <string_view>

#include "crypto/secret.h"
#include "net/smtp_dialogue.h"

namespace smtpcfg::net {

/// One sign-in by one mechanism; what SmtpSession::authenticate() promises, once it may be tried.
class SmtpAuthentication {
 public:
  SmtpAuthentication(SmtpDialogue& dialogue, std::string_view user, const crypto::Secret& secret)
      : dialogue_(dialogue), user_(user), secret_(secret) {}

  std::expected<SmtpReply, SmtpFailure> run(Mechanism mechanism);

 private:
  using Answer = std::expected<SmtpReply, SmtpFailure>;
  Answer xoauth2();
  Answer login();
  Answer cram_md5(std::string_view challenge);
  Answer say(std::string_view line, std::string_view shown) { return dialogue_.exchange(SmtpStep::Auth, line, shown); }
  Answer explain_refusal(const SmtpReply& challenge);
  Answer give_up(const char* detail);

  SmtpDialogue& dialogue_;
  std::string_view user_;
  const crypto::Secret& secret_;
};

}  // namespace smtpcfg::net
