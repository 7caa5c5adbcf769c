#include "validation/sending.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;

net::SendRecord record_of(net::SendStage stage, net::SmtpFailure smtp, net::SendOutcome outcome = net::SendOutcome::NotSent) {
  net::SendRecord record;
  record.outcome = outcome;
  record.failure = net::SendFailure{.stage = stage, .smtp = std::move(smtp)};
  return record;
}

net::SmtpFailure refusal(net::SmtpStep step, int code, std::string line) {
  net::SmtpFailure failure{.step = step, .reply = net::SmtpReply{.code = code, .lines = {std::move(line)}}};
  failure.error.fault = net::NetFault::Protocol;
  return failure;
}

int exit_code_for(Finding cause) { return exit_code_of(Sending{.cause = std::move(cause)}); }

TEST(Sending, EachStageHasItsExitCode) {
  const model::Settings settings = healthy();
  const auto code = [&](net::SendStage stage, net::SmtpFailure smtp) {
    return exit_code_for(cause_of(record_of(stage, std::move(smtp)), settings));
  };
  EXPECT_EQ(code(net::SendStage::Connect, refusal(net::SmtpStep::Banner, 421, "4.3.2 busy")), 14);
  EXPECT_EQ(code(net::SendStage::SignIn, refusal(net::SmtpStep::Auth, 535, "5.7.3 Authentication unsuccessful")), 15);
  EXPECT_EQ(code(net::SendStage::Send, refusal(net::SmtpStep::Message, 554, "5.2.252 SendAsDenied")), 16);
  EXPECT_EQ(exit_code_of(Sending{}), 0);
  EXPECT_EQ(exit_code_of(Sending{.notes = {"note"}}), 1);
}

TEST(Sending, AnAuthorityIsToldApartFromWhateverElseAnswers) {
  net::SendRecord record;
  record.failure = net::SendFailure{.stage = net::SendStage::Token, .authority = net::AuthorityFailure{}};
  net::AuthorityFailure& failure = *record.failure->authority;
  failure.fault = net::AuthorityFault::Refused;
  failure.error = "invalid_client";
  failure.codes = {7000222};
  EXPECT_EQ(exit_code_for(cause_of(record, healthy())), 12);
  failure = net::AuthorityFailure{};
  failure.fault = net::AuthorityFault::NotOAuth;
  failure.http.status = 200;
  EXPECT_EQ(exit_code_for(cause_of(record, healthy())), 11);
}

TEST(Sending, WhatMayHaveArrivedIsNotCalledRefused) {
  net::SmtpFailure lost{.step = net::SmtpStep::Message};
  lost.error.fault = net::NetFault::ConnectionLost;
  const Finding cause = cause_of(record_of(net::SendStage::Send, lost, net::SendOutcome::Unknown), healthy());
  EXPECT_THAT(cause.title, HasSubstr("unknown"));
  EXPECT_THAT(cause.remedy.text, HasSubstr("twice"));
  EXPECT_EQ(exit_code_for(cause), 16);
}

TEST(Sending, ASizeThatIsTooLargeNamesBoth) {
  net::SmtpFailure large{.step = net::SmtpStep::Mail};
  large.error = {.fault = net::NetFault::MessageTooLarge, .detail = "the message has 59 bytes, the server takes 50"};
  net::SendRecord record = record_of(net::SendStage::Send, large);
  record.failure->obstacle = net::MailObstacle::Size;
  EXPECT_THAT(cause_of(record, healthy()).detail, HasSubstr("59 bytes, the server takes 50"));
}

TEST(Sending, WhatIsNoMessageIsAnErrorBeforeAnyServerIsAsked) {
  net::TokenCache tokens;
  const auto sending = send(healthy(), {.text = "Hello"}, {}, {}, tokens);
  ASSERT_FALSE(sending);
  EXPECT_EQ(sending.error().kind, ErrorKind::Usage);
}

TEST(Sending, SettingsThatAreWrongNameTheirField) {
  model::Settings settings = healthy();
  settings.tenant = "common";
  net::TokenCache tokens;
  const auto sending = send(settings, {.text = "To: a@x.de\n\n"}, {}, {}, tokens);
  ASSERT_TRUE(sending);
  EXPECT_EQ(sending->cause->check, "settings.tenant");
  EXPECT_EQ(exit_code_of(*sending), 10);
  EXPECT_THAT(sending->summary, HasSubstr("was not sent"));
}

}  // namespace
}  // namespace smtpcfg::validation
