#include "net/smtp_authenticate.h"

#include "net/base64.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr int signed_in = 235;
constexpr int go_on = 334;

std::string command_of(Mechanism mechanism) { return std::string("AUTH ") + name_of(mechanism); }

}  // namespace

std::expected<SmtpReply, SmtpFailure> SmtpAuthentication::run(Mechanism mechanism) {
  const std::string command = command_of(mechanism);
  Answer answer = say(command, command);
  if (!answer) return answer;
  if (answer->code != go_on) return std::unexpected(dialogue_.refusal(SmtpStep::Auth, std::move(*answer)));
  switch (mechanism) {
    case Mechanism::Xoauth2:
      answer = say(xoauth2_response(user_, secret_).reveal(), "(user and token)");
      break;
    case Mechanism::Plain:
      answer = say(plain_response(user_, secret_).reveal(), "(user and password)");
      break;
    case Mechanism::Login:
      answer = login();
      break;
    case Mechanism::CramMd5:
      answer = cram_md5(answer->text());
      break;
  }
  if (!answer || answer->code == signed_in) return answer;
  if (answer->code == go_on) return explain_refusal(*answer);
  return std::unexpected(dialogue_.refusal(SmtpStep::Auth, std::move(*answer)));
}

SmtpAuthentication::Answer SmtpAuthentication::login() {
  Answer answer = say(login_response(user_).reveal(), "(user)");
  if (!answer || answer->code != go_on) return answer;
  return say(login_response(secret_.reveal()).reveal(), "(password)");
}

SmtpAuthentication::Answer SmtpAuthentication::cram_md5(std::string_view challenge) {
  const std::optional<crypto::Secret> response = cram_md5_response(user_, secret_, challenge);
  if (!response) return give_up("the CRAM-MD5 challenge is not base64");
  return say(response->reveal(), "(user and digest)");
}

/// The reason comes as a challenge, and the refusal itself only after an empty answer to it (Google's XOAUTH2 page; Dovecot).
SmtpAuthentication::Answer SmtpAuthentication::explain_refusal(const SmtpReply& challenge) {
  constexpr std::size_t max_challenge = 1000;
  std::string reason;
  if (const std::optional<std::string> bytes = sasl_text(challenge.text())) {
    reason = printable(dialogue_.masked(*bytes), max_challenge);
  }
  Answer answer = say("", "(empty line)");
  if (answer && answer->code == go_on) answer = give_up("the server asks on and on");
  SmtpFailure failed = answer ? dialogue_.refusal(SmtpStep::Auth, std::move(*answer)) : std::move(answer.error());
  failed.challenge = std::move(reason);
  return std::unexpected(std::move(failed));
}

/// Ends the exchange as RFC 4954, 4 has it.
SmtpAuthentication::Answer SmtpAuthentication::give_up(const char* detail) {
  Answer answer = say("*", "*");
  if (!answer) return answer;
  return std::unexpected(dialogue_.failure(SmtpStep::Auth, NetFault::Protocol, detail));
}

}  // namespace smtpcfg::net
