#include <gtest/gtest.h>

#include <thread>

#include "net/base64.h"
#include "net/smtp_session.h"

#include "scripted_smtp_posix.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;
using Opened = std::expected<SmtpSession, SmtpFailure>;

constexpr const char* token = "eyJ0eXAi.canary-token-0123456789.c2ln";

Opened connect(const ScriptedSmtp& server, const NetOptions& options = {}, SmtpSecurity security = SmtpSecurity::Plain) {
  return SmtpSession::connect({.host = "127.0.0.1", .port = server.port(), .security = security}, options);
}

NetOptions impatient() { return {.timeout = std::chrono::milliseconds(300)}; }

/// A script for a server that greets, and then does what is given.
std::vector<std::string> greeted(std::vector<std::string> then) {
  std::vector<std::string> script = {"<220 ready", ">EHLO", "<250-localhost", "<250 AUTH XOAUTH2 PLAIN LOGIN CRAM-MD5"};
  script.insert(script.end(), then.begin(), then.end());
  return script;
}

std::string transcript(const SmtpFacts& facts) {
  std::string text;
  for (const TranscriptLine& line : facts.transcript) {
    text += line.speaker == TranscriptLine::Speaker::Client ? "C: " : "S: ";
    text += line.text + "\n";
  }
  return text;
}

TEST(ScriptedSession, ADeniedTokenGetsItsEmptyLineAndTheRefusalBehindIt) {
  const std::string reason = R"({"status":"401","schemes":"bearer"})";
  const std::string challenge(sasl_base64(reason).reveal());
  ScriptedSmtp server(
      greeted({">AUTH XOAUTH2", "<334 ", ">", "<334 " + challenge, ">", "<535 5.7.8 denied", ">QUIT", "<221 bye"}));
  {
    Opened session = connect(server);
    ASSERT_TRUE(session);
    const auto reply = session->authenticate(Mechanism::Xoauth2, "crm@contoso.com", Secret(token), true);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().step, SmtpStep::Auth);
    EXPECT_EQ(reply.error().reply->code, 535);
    EXPECT_EQ(reply.error().challenge, reason);
    EXPECT_TRUE(session->quit());
    const std::string said = transcript(session->facts());
    EXPECT_EQ(said.find("canary"), std::string::npos);
    EXPECT_EQ(said.find(xoauth2_response("crm@contoso.com", Secret(token)).reveal()), std::string::npos);
    EXPECT_NE(said.find("C: (user and token)\n"), std::string::npos);
  }
  const std::string expected =
      "C: AUTH XOAUTH2\nC: " + std::string(xoauth2_response("crm@contoso.com", Secret(token)).reveal()) + "\nC: \nC: QUIT\n";
  const std::string heard = server.heard();
  EXPECT_TRUE(heard.ends_with(expected)) << heard;
}

TEST(ScriptedSession, AServerThatRepeatsTheTokenIsMasked) {
  const std::string line(xoauth2_response("crm@contoso.com", Secret(token)).reveal());
  ScriptedSmtp server(
      greeted({">AUTH XOAUTH2", "<334 ", ">", "<535-5.7.3 you said " + line, "<535 5.7.3 that is " + std::string(token)}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Xoauth2, "crm@contoso.com", Secret(token), true);
  ASSERT_FALSE(reply);
  for (const std::string& text : {transcript(reply.error().facts), reply.error().reply->raw(), reply.error().error.detail}) {
    EXPECT_EQ(text.find("canary"), std::string::npos) << text;
    EXPECT_EQ(text.find(line.substr(40, 40)), std::string::npos) << text;
  }
}

TEST(ScriptedSession, OnlyA235SignsIn) {
  ScriptedSmtp server(greeted({">AUTH PLAIN", "<334 ", ">", "<250 2.0.0 OK"}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().reply->code, 250);
}

TEST(ScriptedSession, EachMechanismSignsIn) {
  for (const Mechanism mechanism : {Mechanism::Plain, Mechanism::Login, Mechanism::CramMd5}) {
    std::vector<std::string> script = {std::string(">AUTH ") + name_of(mechanism), "<334 PDFAaG9zdD4=", ">"};
    if (mechanism == Mechanism::Login) script.insert(script.end(), {"<334 UGFzc3dvcmQ6", ">"});
    script.emplace_back("<235 2.7.0 welcome");
    ScriptedSmtp server(greeted(script));
    Opened session = connect(server);
    ASSERT_TRUE(session);
    const auto reply = session->authenticate(mechanism, "user", Secret("password"), true);
    ASSERT_TRUE(reply) << name_of(mechanism) << reply.error().error.detail;
    EXPECT_EQ(reply->code, 235);
  }
}

TEST(ScriptedSession, APasswordDoesNotLeaveWithoutTls) {
  ScriptedSmtp server(greeted({">QUIT", "<221 bye"}));
  {
    Opened session = connect(server);
    ASSERT_TRUE(session);
    for (const Mechanism mechanism : {Mechanism::Plain, Mechanism::Login, Mechanism::Xoauth2}) {
      const auto reply = session->authenticate(mechanism, "user", Secret("canary"));
      ASSERT_FALSE(reply);
      EXPECT_EQ(reply.error().error.fault, NetFault::ClearText);
    }
  }
  const std::string heard = server.heard();
  EXPECT_EQ(heard.find("AUTH"), std::string::npos) << heard;
  EXPECT_TRUE(heard.ends_with("C: QUIT\n")) << heard;
}

TEST(ScriptedSession, AUserNameWithALineBreakIsNotSent) {
  ScriptedSmtp server(greeted({"hang"}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "a\r\nRSET", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::BadAddress);
}

TEST(ScriptedSession, AHostThatIsNoneIsNotAsked) {
  for (const char* host : {"", "a b", "a/b", "user@host", "host?x", "a\r\nb", "[::1]", "host:25x", "-%"}) {
    const Opened session = SmtpSession::connect({.host = host}, {});
    ASSERT_FALSE(session) << host;
    EXPECT_EQ(session.error().error.fault, NetFault::BadAddress) << host;
  }
}

TEST(ScriptedSession, StartTlsThatIsNotOfferedEndsIt) {
  ScriptedSmtp server({"<220 ready", ">EHLO", "<250-localhost", "<250 SIZE 10", "hang"});
  const Opened session = connect(server, {}, SmtpSecurity::StartTls);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().step, SmtpStep::StartTls);
  EXPECT_EQ(session.error().error.fault, NetFault::NotOffered);
  EXPECT_EQ(session.error().facts.offers_before_tls->size, 10U);
}

TEST(ScriptedSession, StartTlsThatIsRefusedSaysWhy) {
  ScriptedSmtp server(
      {"<220 ready", ">EHLO", "<250-localhost", "<250 STARTTLS", ">STARTTLS", "<454 4.7.0 TLS not available", "hang"});
  const Opened session = connect(server, {}, SmtpSecurity::StartTls);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().step, SmtpStep::StartTls);
  EXPECT_EQ(session.error().error.fault, NetFault::Protocol);
  EXPECT_EQ(session.error().reply->raw(), "454 4.7.0 TLS not available");
}

TEST(ScriptedSession, AServerWithoutAuthOffersNoMechanism) {
  ScriptedSmtp server({"<220 ready", ">EHLO", "<250-localhost", "<250 SIZE 10", "hang"});
  const Opened session = connect(server, impatient());
  ASSERT_TRUE(session);
  EXPECT_TRUE(session->offers().mechanisms.empty());
}

TEST(ScriptedSession, ABannerThatRefusesIsKept) {
  ScriptedSmtp server({"<421 4.3.2 too busy", "close"});
  const Opened session = connect(server);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().step, SmtpStep::Banner);
  EXPECT_EQ(session.error().reply->text(), "too busy");
}

TEST(ScriptedSession, AnotherProtocolIsShownByItsFirstBytes) {
  ScriptedSmtp server({"<SSH-2.0-OpenSSH_9.2p1 Debian", "hang"});
  const Opened session = connect(server);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().error.fault, NetFault::Protocol);
  EXPECT_EQ(session.error().not_smtp, "SSH-2.0-OpenSSH_9.2p1 Debian");
}

TEST(ScriptedSession, ABannerWithoutEndIsCutOff) {
  ScriptedSmtp server({"^220-more\r\n"});
  const Opened session = connect(server);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().error.fault, NetFault::TooLarge);
}

TEST(ScriptedSession, ALineWithoutEndIsCutOff) {
  ScriptedSmtp server({"^220 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"});
  const Opened session = connect(server, impatient());
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().step, SmtpStep::Banner);
}

TEST(ScriptedSession, AReplyWithoutEndIsCutOff) {
  ScriptedSmtp server(greeted({">AUTH", "^334-more\r\n"}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::TooLarge);
}

TEST(ScriptedSession, SilenceIsATimeoutAtTheStepThatWaited) {
  ScriptedSmtp banner({"hang"});
  const Opened silent = connect(banner, impatient());
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().step, SmtpStep::Banner);
  EXPECT_EQ(silent.error().error.fault, NetFault::Timeout);

  ScriptedSmtp ehlo({"<220 ready", ">EHLO", "hang"});
  const Opened deaf = connect(ehlo, impatient());
  ASSERT_FALSE(deaf);
  EXPECT_EQ(deaf.error().step, SmtpStep::Ehlo);
  EXPECT_EQ(deaf.error().facts.banner->text(), "ready");

  ScriptedSmtp auth(greeted({">AUTH", "hang"}));
  Opened session = connect(auth, impatient());
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::Timeout);
}

TEST(ScriptedSession, AConnectionThatBreaksIsLost) {
  ScriptedSmtp server(greeted({">AUTH", "close"}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::ConnectionLost);
}

TEST(ScriptedSession, AClosedPortIsRefused) {
  std::uint16_t port = 0;
  {
    const ScriptedSmtp gone({"close"});
    port = gone.port();
  }
  const Opened session = SmtpSession::connect({.host = "127.0.0.1", .port = port, .security = SmtpSecurity::StartTls}, {});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().step, SmtpStep::Connect);
  EXPECT_EQ(session.error().error.fault, NetFault::Refused);
}

/// With a patience of 60 s, only the stop can end these.
NetOptions patient(const std::stop_source& source) { return {.timeout = std::chrono::seconds(60), .stop = source.get_token()}; }

std::jthread stop_soon(std::stop_source& source) {
  return std::jthread([&source] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    source.request_stop();
  });
}

TEST(ScriptedSession, CancellingEndsTheWaitForABanner) {
  ScriptedSmtp server({"hang"});
  std::stop_source source;
  const std::jthread stopper = stop_soon(source);
  const Opened session = connect(server, patient(source));
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().error.fault, NetFault::Cancelled);
}

TEST(ScriptedSession, CancellingEndsTheWaitForAReplyAndTheQuitBehindIt) {
  ScriptedSmtp server(greeted({">AUTH", "hang"}));
  std::stop_source source;
  Opened session = connect(server, patient(source));
  ASSERT_TRUE(session);
  const std::jthread stopper = stop_soon(source);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::Cancelled);
  EXPECT_FALSE(session->quit());
}

TEST(ScriptedSession, AnsweringBeforeBeingAskedIsNotSmtp) {
  ScriptedSmtp server(greeted({">AUTH", "<334 \r\n235 2.7.0 welcome", "hang"}));
  Opened session = connect(server);
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Plain, "user", Secret("password"), true);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().error.fault, NetFault::Protocol);
}

}  // namespace
}  // namespace smtpcfg::net
