#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "net/mail_header.h"
#include "net/mail_message.h"

namespace smtpcfg::net {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// 2026-11-24 17:14:49 UTC
constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'540'489)};

MailDefaults defaults(std::vector<std::string> recipients = {}) {
  return {.sender_address = "crm@contoso.com", .sender_name = "Contoso CRM", .now = now, .recipients = std::move(recipients)};
}

MailMessage read(std::string_view text) {
  Result<MailMessage> message = read_message(text, defaults());
  EXPECT_TRUE(message) << message.error().message;
  return message ? std::move(*message) : MailMessage{};
}

std::string error_of(std::string_view text, std::vector<std::string> recipients = {}) {
  const Result<MailMessage> message = read_message(text, defaults(std::move(recipients)));
  EXPECT_FALSE(message) << text;
  if (message) return {};
  EXPECT_EQ(message.error().kind, ErrorKind::Usage);
  EXPECT_FALSE(message.error().remedy.empty()) << message.error().message;
  return message.error().message;
}

TEST(MailMessage, RecipientsAreThoseOfToCcAndBccEachOnce) {
  const MailMessage message =
      read("Bcc: d@x.de\nCC: c@x.de, A@X.DE\nTo: a@x.de,\n  Bea\n\t<b@x.de>\nTo: c@X.de\nFrom: f@x.de\n\ntext");
  EXPECT_THAT(message.recipients, ElementsAre("a@x.de", "b@x.de", "c@X.de", "A@X.DE", "d@x.de"));
  EXPECT_EQ(message.body, "text");
}

TEST(MailMessage, BccIsTakenOutWithAllItsLines) {
  const MailMessage message = read(
      "To: a@x.de\nbcc: secret1@x.de,\n secret2@x.de,\n\tsecret3@x.de\nSubject: S\nBcc :secret4@x.de\r\n\r\n"
      "Bcc: this is text\n");
  EXPECT_THAT(message.header, Not(HasSubstr("secret")));
  EXPECT_THAT(message.header, HasSubstr("To: a@x.de\nSubject: S\n"));
  EXPECT_EQ(message.recipients.size(), 5U);
  EXPECT_EQ(message.body, "Bcc: this is text\n");
  EXPECT_THAT(read("To: a@x.de\nResent-Bcc: secret@x.de\n\n").header, Not(HasSubstr("secret")));
}

TEST(MailMessage, ABccBehindALoneCarriageReturnDoesNotSlipThrough) {
  const MailMessage message = read("To: a@x.de\rSubject: S\rBcc: secret@x.de\r\rtext");
  EXPECT_THAT(message.header, Not(HasSubstr("secret")));
  EXPECT_EQ(message.body, "text");
}

TEST(MailMessage, WhatIsMissingIsAdded) {
  const MailMessage message = read("To: a@x.de\n\ntext");
  EXPECT_THAT(message.header, HasSubstr("Date: Tue, 24 Nov 2026 17:14:49 +0000\r\n"));
  EXPECT_THAT(message.header, HasSubstr("From: \"Contoso CRM\" <crm@contoso.com>\r\n"));
  EXPECT_THAT(message.header, HasSubstr("Message-ID: " + message.message_id + "\r\n"));
  EXPECT_TRUE(std::regex_match(message.message_id, std::regex("<[0-9a-f]{32}@contoso\\.com>"))) << message.message_id;
  EXPECT_EQ(message.from, "crm@contoso.com");
  EXPECT_NE(message.message_id, read("To: a@x.de\n\ntext").message_id);
}

TEST(MailMessage, WhatIsThereStays) {
  const std::string text = "Date: yesterday\nFrom: Hans <h@x.de>, b@x.de\nTo: a@x.de\nmessage-id: <1@x.de>\nX-Odd:  .\n\n.\n";
  const MailMessage message = read(text);
  EXPECT_EQ(message.header + std::string(message.body), text.substr(0, text.size() - 3) + "\r\n.\n");
  EXPECT_EQ(message.from, "h@x.de");
  EXPECT_EQ(message.message_id, "<1@x.de>");
}

TEST(MailMessage, TheSizeIsThatOfTheWire) {
  const MailMessage message = read("Date: x\nFrom: f@x.de\nTo: a@x.de\nMessage-ID: <1@x.de>\n\na\nb");
  EXPECT_EQ(message.needs.size,
            std::string_view("Date: x\r\nFrom: f@x.de\r\nTo: a@x.de\r\nMessage-ID: <1@x.de>\r\n\r\na\r\nb\r\n").size());
}

TEST(MailMessage, WhatItNeedsOfTheServer) {
  EXPECT_FALSE(read("To: a@x.de\n\ntext").needs.eight_bit);
  EXPECT_TRUE(read("To: a@x.de\n\ngrüße").needs.eight_bit);
  EXPECT_FALSE(read("To: a@x.de\n\ngrüße").needs.smtp_utf8);
  EXPECT_TRUE(read("To: a@x.de\nSubject: grüße\n\ntext").needs.smtp_utf8);
  EXPECT_TRUE(read("To: a@x.de\n\n\xe4 in Latin-1").needs.eight_bit);
}

TEST(MailMessage, GivenRecipientsReplaceTheMessages) {
  const auto message = read_message("To: nonsense\nBcc: b@x.de\n\ntext", defaults({"z@x.de"}));
  ASSERT_TRUE(message);
  EXPECT_THAT(message->recipients, ElementsAre("z@x.de"));
  EXPECT_THAT(message->header, Not(HasSubstr("Bcc")));
}

TEST(MailMessage, AGivenRecipientWithALineBreakIsRefused) {
  EXPECT_THAT(error_of("To: a@x.de\n\n", {"b@x.de\r\nRCPT TO:<c@x.de>"}), HasSubstr("not an e-mail address"));
  EXPECT_THAT(error_of("To: a@x.de\n\n", {"b@x.de", "c"}), HasSubstr("“c”"));
}

TEST(MailMessage, WhatIsNoMessageIsSaidToBeNone) {
  EXPECT_THAT(error_of(""), HasSubstr("empty"));
  EXPECT_THAT(error_of("Hello, world\n"), HasSubstr("Line 1"));
  EXPECT_THAT(error_of("\n\ntext"), HasSubstr("no header"));
  EXPECT_THAT(error_of("To: a@x.de\nSubject: S\nno field\n\n"), HasSubstr("Line 3"));
  EXPECT_THAT(error_of(" To: a@x.de\n\n"), HasSubstr("Line 1"));
  EXPECT_THAT(error_of("Subject: S\n\ntext"), HasSubstr("no recipients"));
  EXPECT_THAT(error_of("To: a@x.de\nCc: Hans Müller\n\n"), HasSubstr("Cc names no address"));
  EXPECT_THAT(error_of("To: a@x.de\nFrom:\n\n"), HasSubstr("From names nobody"));
  EXPECT_THAT(error_of("To: a@x.de\nSubject: \xe4\n\n"), HasSubstr("neither ASCII nor UTF-8"));
  EXPECT_THAT(error_of(std::string_view("To: a@x.de\n\nT\0e\0x\0t\0", 20)), HasSubstr("NUL"));
  EXPECT_THAT(error_of("\xff\xfeT"), HasSubstr("Line 1"));
}

TEST(MailMessage, AMailboxFilesFromLineAndAByteOrderMarkArePassedOver) {
  EXPECT_THAT(read("From f@x.de Tue Nov 24 17:14:49 2026\nTo: a@x.de\n\n").header, Not(HasSubstr("From f@")));
  EXPECT_EQ(read("\xEF\xBB\xBFTo: a@x.de\n\ntext").body, "text");
}

TEST(MailMessage, AMessageMayEndWithItsHeader) { EXPECT_THAT(read("To: a@x.de").header, HasSubstr("To: a@x.de\r\n\r\n")); }

TEST(MailMessage, SizesAreBounded) {
  EXPECT_THAT(error_of("To: a@x.de\nX: " + std::string(1 << 20, 'x') + "\n\n"), HasSubstr("1 MiB"));
  std::string many = "To: a@x.de";
  for (int number = 0; number < 1000; ++number) many += ",\n r" + std::to_string(number) + "@x.de";
  EXPECT_THAT(error_of(many + "\n\n"), HasSubstr("1001 recipients"));
  EXPECT_THAT(error_of("To: a@x.de\n\n" + std::string(max_message_bytes, 'x')), HasSubstr("bytes"));
}

TEST(MailHeader, ANameBeyondAsciiBecomesEncodedWords) {
  EXPECT_EQ(mailbox_text("Müller", "m@x.de"), "=?UTF-8?B?TcO8bGxlcg==?= <m@x.de>");
  EXPECT_EQ(mailbox_text("", "m@x.de"), "m@x.de");
  EXPECT_EQ(mailbox_text("a \"b\" \\c", "m@x.de"), R"("a \"b\" \\c" <m@x.de>)");
  EXPECT_EQ(mailbox_text("a\r\nBcc: x@y", "m@x.de"), "\"a  Bcc: x@y\" <m@x.de>");
  std::string umlauts;
  for (int count = 0; count < 50; ++count) umlauts += "ü";
  const std::string folded = mailbox_text(umlauts, "m@x.de");
  for (std::string_view rest = folded; !rest.empty(); rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()))) {
    EXPECT_LE(std::min(rest.find('\n'), rest.size()), 90U);
    if (rest.find('\n') == std::string_view::npos) break;
  }
}

}  // namespace
}  // namespace smtpcfg::net
