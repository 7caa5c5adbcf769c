#include "ui/sending_text.h"

#include <gmock/gmock.h>

namespace smtpcfg::ui {
namespace {

using testing::HasSubstr;
using testing::Not;

net::SmtpReply reply(int code, std::string line) { return {.code = code, .enhanced = {}, .lines = {std::move(line)}}; }

validation::Sending partly_sent() {
  validation::Sending sending;
  sending.record.outcome = net::SendOutcome::PartlySent;
  sending.record.sender = "crm@contoso.com";
  sending.record.message_id = "<1@contoso.com>";
  sending.record.recipients = {
      {.address = "nobody@x.de", .state = net::RecipientState::Refused, .reply = reply(550, "5.1.10 Recipient not found")},
      {.address = "anna@x.de", .state = net::RecipientState::Accepted, .reply = reply(250, "2.0.0 OK")}};
  sending.cause = validation::Finding{.check = "smtp.send",
                                      .status = validation::Status::Fail,
                                      .title = "The mail server does not know a recipient",
                                      .remedy = {.text = "Correct the address.", .who = "user"}};
  return sending;
}

TEST(SendingText, EachRecipientStandsWithTheServersWords) {
  const std::string text = sending_text(partly_sent());
  EXPECT_THAT(text, HasSubstr("nobody@x.de: refused\n550 5.1.10 Recipient not found\n"));
  EXPECT_THAT(text, HasSubstr("anna@x.de: accepted\n250 2.0.0 OK\n"));
  EXPECT_THAT(text, HasSubstr("Sent as crm@contoso.com, Message-ID <1@contoso.com>."));
}

TEST(SendingText, TheCauseNamesWhoHasToDoWhat) {
  EXPECT_THAT(sending_text(partly_sent()), HasSubstr("does not know a recipient\n\nWhat to do (user)\nCorrect the address.\n"));
}

TEST(SendingText, WhatWasNotSentIsNotCalledSent) {
  validation::Sending sending;
  sending.record.recipients = {{.address = "anna@x.de"}};
  const std::string text = sending_text(sending);
  EXPECT_EQ(text, "anna@x.de: not tried\n");
}

TEST(SendingText, NotesAreTold) {
  validation::Sending sending = partly_sent();
  sending.notes = {"Somebody else's name."};
  EXPECT_THAT(sending_text(sending), HasSubstr("\nNote: Somebody else's name.\n"));
  EXPECT_THAT(sending_text(partly_sent()), Not(HasSubstr("Note:")));
}

}  // namespace
}  // namespace smtpcfg::ui
