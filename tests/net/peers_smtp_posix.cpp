#include <gtest/gtest.h>

#include "net/authority.h"
#include "net/smtp_session.h"

#include "peers_posix.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;
using Opened = std::expected<SmtpSession, SmtpFailure>;

const Peers& peers() { return Peers::get(); }

Opened open(const char* kind, const char* name, SmtpSecurity security = SmtpSecurity::StartTls,
            const NetOptions& options = peers().trusting()) {
  return SmtpSession::connect(
      {.host = "localhost", .port = static_cast<std::uint16_t>(peers().port(kind, name)), .security = security}, options);
}

Secret good_token() {
  HttpSession session(peers().trusting());
  auto token = request_token(session, peers().text("authority"), peers().text("tenant"), peers().text("client"),
                             Secret(peers().text("secret")), peers().text("scope"));
  return token ? std::move(token->access_token) : Secret();
}

TEST(PeersSmtp, AGoodTokenSignsInUnderStartTls) {
  Opened session = open("smtp", "submission");
  ASSERT_TRUE(session) << session.error().error.detail;
  EXPECT_TRUE(session->encrypted());
  EXPECT_TRUE(session->facts().offers_before_tls->starttls);
  EXPECT_TRUE(session->offers().offers("XOAUTH2"));
  EXPECT_FALSE(session->offers().starttls);
  EXPECT_EQ(session->facts().tls->verify_code, 0);
  const Secret token = good_token();
  const auto reply = session->authenticate(Mechanism::Xoauth2, peers().text("mailbox"), token);
  ASSERT_TRUE(reply) << reply.error().error.detail;
  EXPECT_EQ(reply->code, 235);
  EXPECT_TRUE(session->quit());
  for (const TranscriptLine& line : session->facts().transcript) {
    EXPECT_EQ(line.text.find(token.reveal().substr(0, 20)), std::string::npos);
  }
}

TEST(PeersSmtp, TlsFromTheFirstByte) {
  Opened session = open("smtp", "smtps", SmtpSecurity::Implicit);
  ASSERT_TRUE(session) << session.error().error.detail;
  EXPECT_FALSE(session->facts().offers_before_tls);
  EXPECT_TRUE(session->offers().offers("XOAUTH2"));
  EXPECT_GT(session->facts().timings.tls.count(), 0);
  EXPECT_GT(session->facts().timings.banner.count(), 0);
}

TEST(PeersSmtp, ARefusalKeepsItsSentence) {
  Opened session = open("smtp", "submission");
  ASSERT_TRUE(session);
  const auto reply = session->authenticate(Mechanism::Xoauth2, "authdisabled-tenant@contoso.com", good_token());
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().reply->enhanced, "5.7.139");
  EXPECT_NE(reply.error().reply->text().find("SmtpClientAuthentication is disabled for the Tenant"), std::string::npos);
}

TEST(PeersSmtp, ARefusedCertificateIsShownWithTheReason) {
  const std::vector<std::pair<const char*, TlsTrust>> cases = {{"expired", TlsTrust::Expired},
                                                               {"not-yet-valid", TlsTrust::NotYetValid},
                                                               {"self-signed", TlsTrust::SelfSigned},
                                                               {"other-host", TlsTrust::OtherHost},
                                                               {"inspected", TlsTrust::UnknownIssuer}};
  for (const auto& [name, trust] : cases) {
    const Opened session = open("smtp", name);
    ASSERT_FALSE(session) << name;
    EXPECT_EQ(session.error().step, SmtpStep::Tls) << name;
    EXPECT_EQ(session.error().error.fault, NetFault::TlsUntrusted) << name;
    ASSERT_TRUE(session.error().facts.tls) << name;
    EXPECT_EQ(trust_of(session.error().facts.tls->verify_code), trust) << name;
  }
}

TEST(PeersSmtp, TheWrongKindOfTlsIsTold) {
  const Opened first_byte = open("smtp", "submission", SmtpSecurity::Implicit);
  ASSERT_FALSE(first_byte);
  EXPECT_EQ(first_byte.error().step, SmtpStep::Tls);
  EXPECT_EQ(first_byte.error().error.fault, NetFault::TlsFailed);

  NetOptions options = peers().trusting();
  options.timeout = std::chrono::seconds(1);
  const Opened starttls = open("smtp", "smtps", SmtpSecurity::StartTls, options);
  ASSERT_FALSE(starttls);
  EXPECT_EQ(starttls.error().step, SmtpStep::Banner);
}

TEST(PeersSmtp, NothingSaidBeforeTlsIsBelievedAfterIt) {
  NetOptions options = peers().trusting();
  options.timeout = std::chrono::seconds(2);
  const Opened session = open("rude", "starttls-injection", SmtpSecurity::StartTls, options);
  EXPECT_FALSE(session);
}

TEST(PeersSmtp, NoRudeServerHangsOrCrashes) {
  NetOptions options = peers().trusting();
  options.timeout = std::chrono::milliseconds(1500);
  for (const char* name : {"silent",
                           "reset-at-connect",
                           "close-at-connect",
                           "endless-banner",
                           "endless-line",
                           "endless-ehlo",
                           "drip",
                           "http",
                           "banner-http",
                           "banner-imap",
                           "banner-pop",
                           "banner-ssh",
                           "banner-ftp",
                           "banner-554",
                           "banner-421",
                           "banner-binary",
                           "banner-nul",
                           "bad-codes",
                           "no-space",
                           "mixed-codes",
                           "line-then-eof",
                           "starttls-then-text",
                           "starttls-garbage",
                           "starttls-hangs-in-handshake"}) {
    const Opened session = open("rude", name, SmtpSecurity::StartTls, options);
    ASSERT_FALSE(session) << name;
    EXPECT_NE(session.error().error.fault, NetFault::Internal) << name << session.error().error.detail;
    RecordProperty(name, std::to_string(static_cast<int>(session.error().step)) + " " + name_of(session.error().error.fault));
  }
}

TEST(PeersSmtp, NoOddReplyToAuthSignsIn) {
  NetOptions options = peers().trusting();
  options.timeout = std::chrono::seconds(5);
  const Secret token = good_token();
  for (const char* name :
       {"notregistered", "json334", "multiline", "mixedcodes", "longtext", "nocode", "oddcode", "only250", "barecode", "controls",
        "eightbit", "echo", "challenge-loop", "resetauth", "closeauth", "temporary", "oldtls"}) {
    Opened session = open("smtp", "submission", SmtpSecurity::StartTls, options);
    ASSERT_TRUE(session) << name;
    const auto reply = session->authenticate(Mechanism::Xoauth2, std::string(name) + "@contoso.com", token);
    ASSERT_FALSE(reply) << name << reply->raw();
    RecordProperty(name, std::string(name_of(reply.error().error.fault)) + " " +
                             (reply.error().reply ? "reply" : reply.error().error.detail));
    for (const TranscriptLine& line : reply.error().facts.transcript) {
      EXPECT_EQ(line.text.find(token.reveal().substr(60, 40)), std::string::npos) << name;
    }
  }
}

}  // namespace
}  // namespace smtpcfg::net
