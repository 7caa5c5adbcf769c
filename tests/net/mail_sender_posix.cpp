#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "net/mail_retry.h"
#include "net/mail_sender.h"

#include "peers_posix.h"
#include "scripted_smtp_posix.h"

namespace smtpcfg::net {
namespace {

using ::testing::HasSubstr;
using Lines = std::vector<std::string>;

const Lines greeting = {"<220 ready", ">EHLO", "<250-localhost", "<250 SIZE 1000000"};
const Lines accepting = {">MAIL", "<250 OK",           ">RCPT", "<250 OK", "=DATA", "<354 go on",
                         "=.",    "<250 2.0.0 queued", "=QUIT", "<221 bye"};

Lines script(std::initializer_list<Lines> parts) {
  Lines all;
  for (const Lines& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

model::Settings settings_for(std::uint16_t port) {
  model::Settings settings;
  settings.authentication = model::Authentication::None;
  settings.host = "127.0.0.1";
  settings.port = port;
  settings.enable_ssl = false;
  settings.sender_address = "crm@contoso.com";
  return settings;
}

SendRecord send(const model::Settings& settings, const std::vector<std::string>& recipients = {"a@x.de"},
                const SendOptions& options = {}, const SendProgress& progress = {}) {
  const auto message =
      read_message("Subject: S\n\ntext\n", {.sender_address = settings.sender_address, .recipients = recipients});
  TokenCache tokens;
  return send_mail(settings, *message, options, progress, tokens);
}

std::ptrdiff_t count(const std::string& text, std::string_view part) {
  std::ptrdiff_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(MailSender, AMessageIsSentInOneTry) {
  ScriptedSmtp server(script({greeting, accepting}));
  const SendRecord record = send(settings_for(server.port()));
  EXPECT_EQ(record.outcome, SendOutcome::Sent);
  EXPECT_EQ(record.reply->text(), "queued");
  EXPECT_EQ(record.recipients[0].state, RecipientState::Accepted);
  EXPECT_FALSE(record.failure);
  EXPECT_TRUE(record.attempts.empty());
}

TEST(MailSender, AFourHundredReplyIsTriedAgainAtEveryStep) {
  const std::vector<std::pair<Lines, SendStage>> cases = {
      {{"<421 4.3.2 busy"}, SendStage::Connect},
      {script({greeting, {">MAIL", "<451 4.7.0 later"}}), SendStage::Send},
      {script({greeting, {">MAIL", "<250 OK", ">RCPT", "<450 4.2.0 later", "=RSET", "<250 OK"}}), SendStage::Send},
      {script({greeting, {">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<451 4.3.0 later", "=RSET", "<250 OK"}}),
       SendStage::Send},
      {script({greeting, {">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<354 go on", "=.", "<432 4.3.2 later"}}),
       SendStage::Send}};
  for (const auto& [first, stage] : cases) {
    ScriptedSmtp server(script({first, {"next"}, greeting, accepting}));
    std::string told;
    const SendRecord record =
        send(settings_for(server.port()), {"a@x.de"}, {}, [&](const SendState& state) { told += state.text + "\n"; });
    EXPECT_EQ(record.outcome, SendOutcome::Sent) << first.back();
    ASSERT_EQ(record.attempts.size(), 1U) << first.back();
    EXPECT_EQ(record.attempts[0].stage, stage);
    EXPECT_THAT(told, HasSubstr("Trying again in 1 s: 4"));
  }
}

TEST(MailSender, AFiveHundredReplyIsNotTriedAgain) {
  ScriptedSmtp server(script({greeting, {">MAIL", "<550 5.7.60 no", "next"}, greeting, accepting}));
  const SendRecord record = send(settings_for(server.port()));
  EXPECT_EQ(record.outcome, SendOutcome::NotSent);
  EXPECT_EQ(record.recipients[0].state, RecipientState::Refused);
  EXPECT_EQ(record.recipients[0].reply->enhanced, "5.7.60");
  EXPECT_EQ(record.failure->smtp->step, SmtpStep::Mail);
}

TEST(MailSender, NothingIsSentAgainWhenItIsUnknownWhetherItWasAccepted) {
  ScriptedSmtp server(script({greeting, {">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<354 go on", "=.", "close"}}));
  const SendRecord record = send(settings_for(server.port()));
  EXPECT_EQ(record.outcome, SendOutcome::Unknown);
  EXPECT_EQ(record.recipients[0].state, RecipientState::Unknown);
  EXPECT_EQ(record.attempts.size(), 1U);
}

TEST(MailSender, AConnectionThatBreaksBeforeTheEndIsTriedAgain) {
  ScriptedSmtp server(script({greeting, {">MAIL", "next"}, greeting, accepting}));
  EXPECT_EQ(send(settings_for(server.port())).outcome, SendOutcome::Sent);
}

TEST(MailSender, OnlyThoseWhoWereToldLaterAreTriedAgain) {
  ScriptedSmtp server(script({greeting,
                              {">MAIL", "<250 OK", ">RCPT TO:<a", "<250 OK", ">RCPT TO:<b", "<451 later", ">RCPT TO:<c",
                               "<550 5.1.1 no", "=DATA", "<354 go on", "=.", "<250 queued"},
                              {">MAIL", "<250 OK", ">RCPT TO:<b", "<451 later", "=RSET", "<250 OK", "next"},
                              greeting,
                              accepting}));
  const SendRecord record = send(settings_for(server.port()), {"a@x.de", "b@x.de", "c@x.de"});
  EXPECT_EQ(record.outcome, SendOutcome::PartlySent);
  EXPECT_EQ(record.recipients[0].state, RecipientState::Accepted);
  EXPECT_EQ(record.recipients[1].state, RecipientState::Accepted);
  EXPECT_EQ(record.recipients[2].state, RecipientState::Refused);
  EXPECT_EQ(record.failure->smtp->reply->code, 550);
  const std::string heard = server.heard();
  EXPECT_EQ(count(heard, "RCPT TO:<a@"), 1);
  EXPECT_EQ(count(heard, "RCPT TO:<b@"), 3);
  EXPECT_EQ(count(heard, "RCPT TO:<c@"), 1);
}

TEST(MailSender, WhenTheTimeIsUpItSaysWhatWasDeferred) {
  ScriptedSmtp server(script({greeting, {">MAIL", "<451 4.7.0 later", "hang"}}));
  const SendRecord record = send(settings_for(server.port()), {"a@x.de"}, {.total = std::chrono::milliseconds(900)});
  EXPECT_EQ(record.outcome, SendOutcome::NotSent);
  EXPECT_EQ(record.recipients[0].state, RecipientState::Deferred);
  EXPECT_EQ(record.failure->smtp->reply->raw(), "451 4.7.0 later");
}

TEST(MailSender, CancellingEndsAPauseAtOnce) {
  ScriptedSmtp server(script({greeting, {">MAIL", "<451 later", "hang"}}));
  std::stop_source source;
  const SendRecord record =
      send(settings_for(server.port()), {"a@x.de"}, {.stop = source.get_token()}, [&](const SendState& state) {
        if (state.text.starts_with("Trying again")) source.request_stop();
      });
  EXPECT_TRUE(record.cancelled);
  EXPECT_EQ(record.attempts.size(), 1U);
}

TEST(MailSender, WrongSettingsAskNoServer) {
  model::Settings settings = settings_for(1);
  settings.sender_address = "crm@contoso.com>\r\nRCPT TO:<x@y";
  const SendRecord record = send(settings);
  EXPECT_EQ(record.failure->stage, SendStage::Settings);
  EXPECT_EQ(record.failure->field, "sender.address");
}

TEST(MailSender, AServerThatIsNotReachedIsToldAtOnce) {
  std::uint16_t port = 0;
  {
    const ScriptedSmtp gone({"close"});
    port = gone.port();
  }
  const SendRecord record = send(settings_for(port));
  EXPECT_EQ(record.failure->stage, SendStage::Connect);
  EXPECT_EQ(record.attempts.size(), 1U);
}

TEST(MailSender, PausesGrowUpToAMinute) {
  EXPECT_EQ(pause_after(1), std::chrono::seconds(1));
  EXPECT_EQ(pause_after(2), std::chrono::seconds(2));
  EXPECT_EQ(pause_after(4), std::chrono::seconds(8));
  EXPECT_EQ(pause_after(7), std::chrono::seconds(60));
  EXPECT_EQ(pause_after(1000), std::chrono::seconds(60));
}

const Peers& peers() { return Peers::get(); }

model::Settings exchange_settings(const char* client = "good") {
  model::Settings settings;
  settings.host = "localhost";
  settings.port = peers().port("smtp", "submission");
  settings.sender_address = peers().text("mailbox");
  settings.client_id = peers().client(client);
  settings.client_secret = crypto::Secret(peers().text("secret"));
  settings.tenant = peers().text("tenant");
  settings.authority = peers().text("authority");
  settings.scope = peers().text("scope");
  return settings;
}

TEST(MailSender, ATokenSignsInAndTheMessageIsTaken) {
  const SendRecord record = send(exchange_settings(), {"a@contoso.com"}, {.ca_file = peers().text("ca")});
  EXPECT_EQ(record.outcome, SendOutcome::Sent) << record.attempts.back().said;
  ASSERT_TRUE(record.claims);
  EXPECT_EQ(record.claims->oid, peers().text("objectId"));
}

TEST(MailSender, ARefusedTokenRequestIsNotTriedAgainAndAThrottledOneWaitsAsLongAsAsked) {
  const SendRecord refused = send(exchange_settings("bare-error"), {"a@contoso.com"}, {.ca_file = peers().text("ca")});
  EXPECT_EQ(refused.failure->stage, SendStage::Token);
  EXPECT_EQ(refused.attempts.size(), 1U);
  // It asks for 60 seconds, which is more than there are.
  const SendRecord throttled = send(exchange_settings("too-many-requests"), {"a@contoso.com"}, {.ca_file = peers().text("ca")});
  EXPECT_EQ(throttled.failure->authority->fault, AuthorityFault::Throttled);
  EXPECT_EQ(throttled.attempts.size(), 1U);
}

TEST(TokenCache, ATokenIsKeptUntilItIsForgottenOrTheSettingsChange) {
  TokenCache tokens;
  model::Settings settings = exchange_settings();
  const auto first = tokens.get(settings, peers().trusting());
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->fresh);
  const auto second = tokens.get(settings, peers().trusting());
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->fresh);
  EXPECT_EQ(second->token, first->token);
  tokens.forget(settings);
  EXPECT_TRUE(tokens.get(settings, peers().trusting())->fresh);
  settings.client_secret = crypto::Secret(std::string_view("another"));
  EXPECT_FALSE(tokens.get(settings, peers().trusting()));
}

TEST(TokenCache, ATokenWithoutALifetimeIsAskedForEachTime) {
  TokenCache tokens;
  const model::Settings settings = exchange_settings("no-expires-in");
  EXPECT_TRUE(tokens.get(settings, peers().trusting())->fresh);
  EXPECT_TRUE(tokens.get(settings, peers().trusting())->fresh);
}

TEST(TokenCache, ATokenIsRenewedBeforeItExpires) {
  const TokenCache::Clock::time_point issued;
  EXPECT_EQ(use_until(issued, std::chrono::seconds(3599)), issued + std::chrono::seconds(3299));
  EXPECT_EQ(use_until(issued, std::chrono::seconds(20)), issued + std::chrono::seconds(10));
  EXPECT_EQ(use_until(issued, std::chrono::seconds(0)), issued);
}

}  // namespace
}  // namespace smtpcfg::net
