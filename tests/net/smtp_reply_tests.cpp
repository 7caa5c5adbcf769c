#include <gtest/gtest.h>

#include "net/smtp_reply.h"

namespace smtpcfg::net {
namespace {

using State = SmtpReplyParser::State;

SmtpReply parsed(std::string_view bytes) {
  SmtpReplyParser parser;
  std::size_t used = 0;
  EXPECT_EQ(parser.feed(bytes, used), State::Complete);
  EXPECT_EQ(used, bytes.size());
  return parser.take();
}

State state_after(std::string_view bytes) {
  SmtpReplyParser parser;
  std::size_t used = 0;
  return parser.feed(bytes, used);
}

TEST(SmtpReply, KeepsCodeEnhancedCodeAndSentence) {
  const SmtpReply reply = parsed("535 5.7.3 Authentication unsuccessful [SERVER.PROD 08DCA1]\r\n");
  EXPECT_EQ(reply.code, 535);
  EXPECT_EQ(reply.enhanced, "5.7.3");
  EXPECT_EQ(reply.text(), "Authentication unsuccessful [SERVER.PROD 08DCA1]");
  EXPECT_EQ(reply.raw(), "535 5.7.3 Authentication unsuccessful [SERVER.PROD 08DCA1]");
}

TEST(SmtpReply, JoinsTheLinesOfOneReplyIntoOneSentence) {
  const SmtpReply reply = parsed("535-5.7.139 Authentication unsuccessful,\r\n535 5.7.139 ask your administrator\r\n");
  EXPECT_EQ(reply.enhanced, "5.7.139");
  EXPECT_EQ(reply.text(), "Authentication unsuccessful, ask your administrator");
  EXPECT_EQ(reply.raw(), "535-5.7.139 Authentication unsuccessful,\n535 5.7.139 ask your administrator");
}

TEST(SmtpReply, ComesByteByByteAsWellAsAtOnce) {
  const std::string bytes = "250-localhost\r\n250-SIZE 10\r\n250 OK\r\n";
  SmtpReplyParser parser;
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    std::size_t used = 0;
    const State state = parser.feed(std::string_view(bytes).substr(index, 1), used);
    ASSERT_EQ(state, index + 1 < bytes.size() ? State::More : State::Complete) << index;
  }
  EXPECT_EQ(parser.take().lines, (std::vector<std::string>{"localhost", "SIZE 10", "OK"}));
}

TEST(SmtpReply, LeavesBytesOfTheNextReplyAlone) {
  SmtpReplyParser parser;
  std::size_t used = 0;
  ASSERT_EQ(parser.feed("220 ready\r\n250 more\r\n", used), State::Complete);
  EXPECT_EQ(used, 11U);
}

TEST(SmtpReply, ABareLineFeedEndsALine) { EXPECT_EQ(parsed("220-one\n220 two\n").lines.size(), 2U); }

TEST(SmtpReply, ACodeAloneIsAReply) {
  EXPECT_EQ(parsed("334\r\n").code, 334);
  EXPECT_EQ(parsed("334 \r\n").text(), "");
}

TEST(SmtpReply, AnEnhancedCodeOfAnotherClassIsText) {
  EXPECT_EQ(parsed("250 5.7.3 odd\r\n").enhanced, "");
  EXPECT_EQ(parsed("535 5.7 unfinished\r\n").enhanced, "");
  EXPECT_EQ(parsed("535 5.7.1234 too long\r\n").enhanced, "");
  EXPECT_EQ(parsed("535 5.7.3\r\n").enhanced, "5.7.3");
}

TEST(SmtpReply, OtherProtocolsAreNotSmtp) {
  for (const char* line : {"SSH-2.0-OpenSSH_9.2\r\n", "+OK ready\r\n", "* OK IMAP4\r\n", "HTTP/1.1 400 Bad\r\n", "22 short\r\n",
                           "199 low\r\n", "600 high\r\n", "2200 long\r\n", "220_no blank\r\n", "\r\n"}) {
    EXPECT_EQ(state_after(line), State::NotSmtp) << line;
  }
}

TEST(SmtpReply, CodesOfOneReplyMustAgree) { EXPECT_EQ(state_after("250-one\r\n550 two\r\n"), State::NotSmtp); }

TEST(SmtpReply, LinesAndTheirNumberAreBounded) {
  EXPECT_EQ(state_after("250 " + std::string(2048 - 5, 'x') + "\r\n"), State::Complete);
  EXPECT_EQ(state_after("250 " + std::string(2049, 'x')), State::TooLarge);
  std::string many;
  for (int line = 0; line < 99; ++line) many += "250-more\r\n";
  EXPECT_EQ(state_after(many + "250 end\r\n"), State::Complete);
  EXPECT_EQ(state_after(many + "250-more\r\n250 end\r\n"), State::TooLarge);
}

TEST(SmtpReply, ControlCharactersDoNotReachAScreen) {
  EXPECT_EQ(parsed("535 5.7.3 \x1b[2J\x07 no\xff\r\n").raw(), "535 5.7.3  [2J  no?");
}

TEST(SmtpReply, StaysBrokenOnceItIs) {
  SmtpReplyParser parser;
  std::size_t used = 0;
  ASSERT_EQ(parser.feed("junk\r\n", used), State::NotSmtp);
  EXPECT_EQ(parser.feed("250 ok\r\n", used), State::NotSmtp);
  EXPECT_EQ(parser.problem_line(), "junk\r");
}

}  // namespace
}  // namespace smtpcfg::net
