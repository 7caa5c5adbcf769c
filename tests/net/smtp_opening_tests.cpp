#include <gtest/gtest.h>

#include "net/smtp_opening.h"

namespace smtpcfg::net {
namespace {

using std::chrono::microseconds;

/// An opening on a clock that a test sets.
class SmtpOpeningTest : public testing::Test {
 protected:
  void begin(SmtpSecurity security) { opening_.emplace(security, start_, facts_, progress_); }
  bool server(std::string_view line, int at) { return opening_->server_line(line, start_ + microseconds(at)); }
  void client(std::string_view line, int at) { opening_->client_line(line, start_ + microseconds(at)); }

  SmtpOpening::Clock::time_point start_ = SmtpOpening::Clock::now();
  SmtpFacts facts_;
  std::vector<SmtpStep> done_;
  SmtpProgress progress_ = [this](SmtpStep step, microseconds /*took*/) { done_.push_back(step); };
  std::optional<SmtpOpening> opening_;
};

TEST_F(SmtpOpeningTest, StartTlsGoesThroughAllStepsAndTimesEach) {
  begin(SmtpSecurity::StartTls);
  opening_->connected(microseconds(10), microseconds(30));
  server("220 mail.example ready\r\n", 100);
  client("EHLO pc\r\n", 100);
  server("250-mail.example\r\n", 150);
  server("250 STARTTLS\r\n", 160);
  client("STARTTLS\r\n", 160);
  server("220 go\r\n", 200);
  opening_->encrypted(start_ + microseconds(300));
  client("EHLO pc\r\n", 300);
  server("250-mail.example\r\n250 AUTH XOAUTH2\r\n", 350);
  EXPECT_EQ(done_, (std::vector{SmtpStep::Connect, SmtpStep::Banner, SmtpStep::Ehlo, SmtpStep::StartTls, SmtpStep::Tls,
                                SmtpStep::EhloAfterTls}));
  EXPECT_EQ(facts_.timings.name_lookup, microseconds(10));
  EXPECT_EQ(facts_.timings.connect, microseconds(20));
  EXPECT_EQ(facts_.timings.banner, microseconds(70));
  EXPECT_EQ(facts_.timings.ehlo, microseconds(60));
  EXPECT_EQ(facts_.timings.starttls, microseconds(40));
  EXPECT_EQ(facts_.timings.tls, microseconds(100));
  EXPECT_EQ(facts_.timings.ehlo_after_tls, microseconds(50));
  EXPECT_TRUE(facts_.offers_before_tls->starttls);
  EXPECT_TRUE(facts_.offers_under_tls->offers("XOAUTH2"));
  EXPECT_EQ(facts_.transcript.size(), 9U);
}

TEST_F(SmtpOpeningTest, ImplicitTlsComesBeforeTheBanner) {
  begin(SmtpSecurity::Implicit);
  opening_->connected(microseconds(10), microseconds(30));
  EXPECT_EQ(opening_->step(), SmtpStep::Tls);
  opening_->encrypted(start_ + microseconds(50));
  EXPECT_EQ(opening_->step(), SmtpStep::Banner);
  server("220 ready\r\n", 60);
  server("250-hi\r\n250 AUTH LOGIN\r\n", 70);
  EXPECT_FALSE(facts_.offers_before_tls);
  EXPECT_TRUE(facts_.offers_under_tls->offers("LOGIN"));
}

TEST_F(SmtpOpeningTest, ARefusalIsKeptForTheStepItBelongsTo) {
  begin(SmtpSecurity::StartTls);
  opening_->connected(microseconds(10), microseconds(30));
  server("220 ready\r\n", 40);
  EXPECT_FALSE(opening_->last_reply());
  server("250-hi\r\n250 STARTTLS\r\n", 50);
  server("454 4.7.0 TLS not available\r\n", 60);
  EXPECT_EQ(opening_->step(), SmtpStep::StartTls);
  EXPECT_EQ(opening_->last_reply()->raw(), "454 4.7.0 TLS not available");
}

TEST_F(SmtpOpeningTest, AnotherProtocolsGreetingIsKeptAndEndsIt) {
  begin(SmtpSecurity::StartTls);
  opening_->connected(microseconds(10), microseconds(30));
  EXPECT_FALSE(server("SSH-2.0-OpenSSH_9.2\r\n", 40));
  EXPECT_EQ(opening_->fault(), NetFault::Protocol);
  EXPECT_EQ(opening_->not_smtp(), "SSH-2.0-OpenSSH_9.2");
}

TEST_F(SmtpOpeningTest, AProxysCredentialsDoNotReachTheTranscript) {
  begin(SmtpSecurity::StartTls);
  client("CONNECT mail.example:587 HTTP/1.1\r\nProxy-Authorization: Basic c2VjcmV0\r\n\r\n", 5);
  EXPECT_TRUE(facts_.transcript.empty());
}

TEST_F(SmtpOpeningTest, TheTranscriptIsBounded) {
  std::vector<TranscriptLine> transcript;
  for (int line = 0; line < 1000; ++line) add_line(transcript, TranscriptLine::Speaker::Server, microseconds(0), "220 x");
  EXPECT_EQ(transcript.size(), 400U);
  EXPECT_EQ(transcript.back().text, "(and more)");
}

}  // namespace
}  // namespace smtpcfg::net
