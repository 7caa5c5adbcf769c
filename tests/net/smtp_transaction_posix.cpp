#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "net/smtp_session.h"

#include "scripted_smtp_posix.h"

namespace smtpcfg::net {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Sent = std::expected<MailAccepted, MailFailure>;
using Lines = std::vector<std::string>;

/// A script for a server that offers this, and then does what is given.
Lines offering(const Lines& offers, const Lines& then) {
  Lines script = {"<220 ready", ">EHLO", "<250-localhost"};
  for (const std::string& offer : offers) script.push_back("<250-" + offer);
  script.emplace_back("<250 HELP");
  script.insert(script.end(), then.begin(), then.end());
  if (then.back() != "hang" && then.back() != "close") script.insert(script.end(), {"=QUIT", "<221 bye"});
  return script;
}

const Lines exchange = {"SIZE 157286400", "8BITMIME", "SMTPUTF8"};
const Lines accepting = {">MAIL", "<250 2.1.0 OK", ">RCPT", "<250 2.1.5 OK", "=DATA", "<354 go on", "=.", "<250 2.0.0 queued"};

std::expected<SmtpSession, SmtpFailure> connect(const ScriptedSmtp& server, const NetOptions& options = {}) {
  return SmtpSession::connect({.host = "127.0.0.1", .port = server.port(), .security = SmtpSecurity::Plain}, options);
}

MailMessage message(std::string_view text) {
  Result<MailMessage> read = read_message(text, {.sender_address = "crm@contoso.com", .recipients = {"a@x.de"}});
  EXPECT_TRUE(read);
  return read ? std::move(*read) : MailMessage{};
}

constexpr const char* plain = "Date: d\nFrom: f@x.de\nMessage-ID: <1@x.de>\n\ntext\n";

Sent send(const ScriptedSmtp& server, const MailMessage& mail, Lines recipients = {"a@x.de"}, const MailTransfer& transfer = {},
          const NetOptions& options = {}) {
  auto session = connect(server, options);
  if (!session) return std::unexpected(MailFailure{.smtp = session.error()});
  return session->send({.sender = "crm@contoso.com", .recipients = std::move(recipients)}, mail, transfer);
}

TEST(SmtpTransaction, AMessageGoesOutWithItsDotsDoubled) {
  ScriptedSmtp server(offering(exchange, accepting));
  const Sent sent = send(server, message("Date: d\nFrom: f@x.de\nMessage-ID: <1@x.de>\n\n.\n..two\nlast"));
  ASSERT_TRUE(sent) << sent.error().smtp.error.detail;
  EXPECT_EQ(sent->reply.text(), "queued");
  EXPECT_THAT(server.heard(),
              HasSubstr("C: MAIL FROM:<crm@contoso.com> SIZE=63\nC: RCPT TO:<a@x.de>\nC: DATA\n"
                        "C: Date: d\nC: From: f@x.de\nC: Message-ID: <1@x.de>\nC: \nC: ..\nC: ...two\nC: last\nC: .\n"));
}

TEST(SmtpTransaction, ParametersAreSaidOnlyWhenNeededAndOffered) {
  ScriptedSmtp without(offering({}, accepting));
  ASSERT_TRUE(send(without, message(plain)));
  EXPECT_THAT(without.heard(), HasSubstr("C: MAIL FROM:<crm@contoso.com>\n"));

  ScriptedSmtp body(offering(exchange, accepting));
  ASSERT_TRUE(send(body, message("From: f@x.de\n\ngrüße")));
  const std::string eight_bit = body.heard();
  EXPECT_THAT(eight_bit, HasSubstr(" BODY=8BITMIME\n"));
  EXPECT_THAT(eight_bit, Not(HasSubstr(" SMTPUTF8\n")));

  ScriptedSmtp address(offering(exchange, accepting));
  ASSERT_TRUE(send(address, message(plain), {"müller@x.de"}));
  EXPECT_THAT(address.heard(), HasSubstr(" SMTPUTF8\nC: RCPT TO:<müller@x.de>\n"));
}

TEST(SmtpTransaction, WhatTheOffersRuleOutIsNotTried) {
  const std::vector<std::tuple<Lines, const char*, const char*, MailObstacle>> cases = {
      {{"SIZE 100", "8BITMIME"}, plain, "müller@x.de", MailObstacle::SmtpUtf8},
      {{"8BITMIME"}, "From: f@x.de\nSubject: grüße\n\n", "a@x.de", MailObstacle::SmtpUtf8},
      {{"SIZE 1000"}, "From: f@x.de\n\ngrüße", "a@x.de", MailObstacle::EightBitMime},
      {{"SIZE 50"}, plain, "a@x.de", MailObstacle::Size}};
  for (const auto& [offers, text, recipient, obstacle] : cases) {
    ScriptedSmtp server(offering(offers, {"=QUIT", "close"}));
    const Sent sent = send(server, message(text), {recipient});
    ASSERT_FALSE(sent) << text;
    EXPECT_EQ(sent.error().obstacle, obstacle);
    EXPECT_FALSE(sent.error().maybe_accepted);
    EXPECT_THAT(server.heard(), Not(HasSubstr("MAIL")));
  }
}

TEST(SmtpTransaction, ASizeThatIsTooLargeIsToldWithTheServersLimit) {
  ScriptedSmtp server(offering({"SIZE 50"}, {"hang"}));
  const Sent sent = send(server, message(plain));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().smtp.error.fault, NetFault::MessageTooLarge);
  EXPECT_EQ(sent.error().smtp.error.detail, "the message has 53 bytes, the server takes 50");
}

TEST(SmtpTransaction, SizeZeroIsNoLimit) {
  ScriptedSmtp server(offering({"SIZE 0"}, accepting));
  EXPECT_TRUE(send(server, message(plain)));
}

TEST(SmtpTransaction, ALineBreakInAnAddressIsNotSent) {
  for (const char* address : {"a@x.de>\r\nRCPT TO:<b@x.de", "a@x.de\n", "a\rb@x.de", ""}) {
    ScriptedSmtp server(offering(exchange, {"hang"}));
    {
      const Sent sent = send(server, message(plain), {address});
      ASSERT_FALSE(sent);
      EXPECT_EQ(sent.error().smtp.error.fault, NetFault::BadAddress);
    }
    EXPECT_THAT(server.heard(), Not(HasSubstr("MAIL")));
  }
}

TEST(SmtpTransaction, ARefusedRecipientDoesNotKeepTheOthersFromTheMessage) {
  ScriptedSmtp server(offering(exchange, {">MAIL", "<250 OK", ">RCPT TO:<a", "<550 5.1.1 unknown", ">RCPT TO:<b", "<250 OK",
                                          ">RCPT TO:<c", "<451 4.7.1 later", "=DATA", "<354 go on", "=.", "<250 queued"}));
  const Sent sent = send(server, message(plain), {"a@x.de", "b@x.de", "c@x.de"});
  ASSERT_TRUE(sent);
  ASSERT_EQ(sent->recipients.size(), 3U);
  EXPECT_EQ(sent->recipients[0].reply.raw(), "550 5.1.1 unknown");
  EXPECT_TRUE(sent->recipients[1].accepted());
  EXPECT_EQ(sent->recipients[2].reply.code, 451);
}

TEST(SmtpTransaction, WhenAllAreRefusedNoMessageIsSentAndTheSessionIsClean) {
  ScriptedSmtp server(offering(exchange, {">MAIL", "<250 OK", ">RCPT", "<550 5.1.1 unknown", "=RSET", "<250 OK", ">MAIL",
                                          "<250 OK", ">RCPT", "<250 OK", "=DATA", "<354 go on", "=.", "<250 queued"}));
  auto session = connect(server);
  ASSERT_TRUE(session);
  const MailMessage mail = message(plain);
  const Sent refused = session->send({.sender = "crm@contoso.com", .recipients = {"a@x.de"}}, mail);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().smtp.step, SmtpStep::Recipient);
  EXPECT_EQ(refused.error().recipients.size(), 1U);
  EXPECT_TRUE(session->send({.sender = "crm@contoso.com", .recipients = {"b@x.de"}}, mail));
}

TEST(SmtpTransaction, ARefusalNamesItsStep) {
  const std::vector<std::pair<Lines, SmtpStep>> cases = {
      {{">MAIL", "<550 5.7.60 no", "hang"}, SmtpStep::Mail},
      {{">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<554 no", "=RSET", "<250 OK", "hang"}, SmtpStep::Data},
      {{">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<354 go on", "=.", "<430 4.2.0 STOREDRV", "hang"}, SmtpStep::Message}};
  for (const auto& [then, step] : cases) {
    ScriptedSmtp server(offering(exchange, then));
    const Sent sent = send(server, message(plain));
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().smtp.step, step);
    EXPECT_TRUE(sent.error().smtp.reply);
    EXPECT_FALSE(sent.error().maybe_accepted);
  }
}

const Lines up_to_the_end = {">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "<354 go on", "=."};

TEST(SmtpTransaction, AConnectionLostAfterTheEndLeavesItOpenWhetherItWasAccepted) {
  Lines then = up_to_the_end;
  then.emplace_back("close");
  ScriptedSmtp server(offering(exchange, then));
  const Sent sent = send(server, message(plain));
  ASSERT_FALSE(sent);
  EXPECT_TRUE(sent.error().maybe_accepted);
  EXPECT_EQ(sent.error().smtp.error.fault, NetFault::ConnectionLost);
}

TEST(SmtpTransaction, AConnectionLostBeforeTheEndDoesNot) {
  ScriptedSmtp server(offering(exchange, {">MAIL", "<250 OK", ">RCPT", "<250 OK", "=DATA", "close"}));
  const Sent sent = send(server, message(plain));
  ASSERT_FALSE(sent);
  EXPECT_FALSE(sent.error().maybe_accepted);
}

TEST(SmtpTransaction, SilenceAfterTheEndIsWaitedForAsLongAsTheCallerSays) {
  Lines then = up_to_the_end;
  then.emplace_back("hang");
  ScriptedSmtp server(offering(exchange, then));
  const Sent sent = send(server, message(plain), {"a@x.de"}, {.after_data = std::chrono::milliseconds(200)});
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().smtp.error.fault, NetFault::Timeout);
  EXPECT_TRUE(sent.error().maybe_accepted);
}

TEST(SmtpTransaction, CancellingEndsTheWaitAfterTheEnd) {
  Lines then = up_to_the_end;
  then.emplace_back("hang");
  ScriptedSmtp server(offering(exchange, then));
  std::stop_source source;
  const std::jthread stopper([&source] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    source.request_stop();
  });
  const Sent sent =
      send(server, message(plain), {"a@x.de"}, {}, {.timeout = std::chrono::seconds(60), .stop = source.get_token()});
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().smtp.error.fault, NetFault::Cancelled);
  EXPECT_TRUE(sent.error().maybe_accepted);
}

TEST(SmtpTransaction, ALargeMessageArrivesWholeAndTellsItsProgress) {
  std::string text = "From: f@x.de\n\n";
  for (int line = 0; line < 40'000; ++line) text += "." + std::to_string(line) + "\n";
  ScriptedSmtp server(offering(exchange, accepting));
  // What it hears is more than a pipe holds.
  std::future<std::string> heard = std::async(std::launch::async, [&server] { return server.heard(); });
  std::uint64_t last = 0;
  const MailMessage mail = message(text);
  const Sent sent = send(server, mail, {"a@x.de"}, {.progress = [&last](std::uint64_t done) {
                           EXPECT_GT(done, last);
                           last = done;
                         }});
  ASSERT_TRUE(sent);
  EXPECT_EQ(last, mail.header.size() + mail.body.size());
  EXPECT_THAT(heard.get(), HasSubstr("C: ..39999\nC: .\n"));
}

TEST(SmtpTransaction, TheTranscriptShowsTheCommandsButNotTheMessage) {
  ScriptedSmtp server(offering(exchange, accepting));
  auto session = connect(server);
  ASSERT_TRUE(session);
  ASSERT_TRUE(session->send({.sender = "crm@contoso.com", .recipients = {"a@x.de"}}, message("From: f@x.de\n\nconfidential")));
  std::string said;
  for (const TranscriptLine& line : session->facts().transcript) said += line.text + "\n";
  EXPECT_THAT(said, HasSubstr("RCPT TO:<a@x.de>\n250 2.1.5 OK\nDATA\n354 go on\n(message of "));
  EXPECT_THAT(said, Not(HasSubstr("confidential")));
}

}  // namespace
}  // namespace smtpcfg::net
