#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <span>
#include <vector>

#include "crypto/base64.h"
#include "net/compose.h"
#include "net/mail_data.h"
#include "net/mail_header.h"
#include "net/mail_message.h"

namespace smtpcfg::net {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string composed(const Draft& draft) {
  const Result<std::string> message = compose(draft);
  EXPECT_TRUE(message) << message.error().message;
  return message.value_or("");
}

std::string from_base64(std::string_view text) {
  std::vector<std::byte> bytes;
  EXPECT_TRUE(crypto::base64_decode(text, crypto::Base64Padding::Required, bytes)) << text;
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What a reader makes of encoded words in folded lines (RFC 2047, 6.2: the blanks between two of them do not count).
std::string decoded_words(std::string_view text) {
  constexpr std::string_view begin = "=?UTF-8?B?";
  std::string decoded;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    while (line.starts_with(' ')) line.remove_prefix(1);
    EXPECT_TRUE(line.starts_with(begin) && line.ends_with("?=")) << line;
    decoded += from_base64(line.substr(begin.size(), line.size() - begin.size() - 2));
  }
  return decoded;
}

std::vector<std::string> addresses(std::string_view entered) {
  const auto found = entered_addresses(entered);
  EXPECT_TRUE(found) << entered;
  return found.value_or(std::vector<std::string>());
}

TEST(EnteredAddresses, CommasSemicolonsBlanksAndLineBreaksPartThem) {
  EXPECT_THAT(addresses("a@x.de"), ElementsAre("a@x.de"));
  EXPECT_THAT(addresses(" a@x.de,b@x.de ;\tc@x.de d@x.de\r\ne@x.de, "),
              ElementsAre("a@x.de", "b@x.de", "c@x.de", "d@x.de", "e@x.de"));
}

TEST(EnteredAddresses, NamesAreLeftOut) {
  EXPECT_THAT(addresses("Anna Müller <a@x.de>, \"Beier, Bea\" <b@x.de>, c@x.de"), ElementsAre("a@x.de", "b@x.de", "c@x.de"));
}

TEST(EnteredAddresses, WhatIsNoneIsNamed) {
  for (const auto& [entered, named] : std::vector<std::pair<std::string, std::string>>{{"anna", "“anna”"},
                                                                                       {"a@x.de, Bea", "“Bea”"},
                                                                                       {"a@", "“a@”"},
                                                                                       {"a@x.de b@", "“b@”"},
                                                                                       {"Anna <a@x.de", "“Anna <a@x.de”"}}) {
    const auto found = entered_addresses(entered);
    ASSERT_FALSE(found) << entered;
    EXPECT_EQ(found.error().kind, ErrorKind::Usage);
    EXPECT_THAT(found.error().message, HasSubstr(named));
  }
}

TEST(EnteredAddresses, NoneAtAllIsAnErrorToo) {
  for (const char* const entered : {"", "  ", ", ;\n"}) {
    const auto found = entered_addresses(entered);
    ASSERT_FALSE(found) << entered;
    EXPECT_THAT(found.error().message, HasSubstr("no recipient"));
  }
}

TEST(Compose, ShortAsciiStaysAsItIs) {
  EXPECT_EQ(composed({.to = {"a@x.de", "b@x.de"}, .subject = "Test mail", .text = "Hello\n\nBye"}),
            "To: a@x.de,\r\n b@x.de\r\nSubject: Test mail\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 7bit\r\n\r\nHello\r\n\r\nBye\r\n");
}

TEST(Compose, UmlautsArriveAndAskNothingOfTheServer) {
  const std::string text = "Grüße aus Köln\n日本";
  const std::string written = composed({.to = {"a@x.de"}, .subject = "Prüfung", .text = text});
  const auto message = read_message(written, {.sender_address = "crm@x.de"});
  ASSERT_TRUE(message);
  EXPECT_THAT(message->recipients, ElementsAre("a@x.de"));
  EXPECT_FALSE(message->needs.eight_bit || message->needs.smtp_utf8);
  EXPECT_THAT(message->header, HasSubstr("Subject: =?UTF-8?B?UHLDvGZ1bmc=?=\r\n"));
  EXPECT_THAT(message->header, HasSubstr("Content-Transfer-Encoding: base64\r\n"));
  std::string_view body = message->body;
  EXPECT_EQ(from_base64(take_line(body)), "Grüße aus Köln\r\n日本\r\n");
}

TEST(Compose, LongLinesAreEncodedInShortOnes) {
  const std::string written = composed({.to = {"a@x.de"}, .subject = std::string(300, 's'), .text = std::string(2000, 'x')});
  for (std::string_view rest = written; !rest.empty();) EXPECT_LE(take_line(rest).size(), 76U);
}

TEST(Compose, ALineBreakInSubjectOrAddressIsRefused) {
  for (const Draft& draft : {Draft{.to = {"a@x.de"}, .subject = "Test\r\nBcc: b@x.de", .text = ""},
                             Draft{.to = {"a@x.de"}, .subject = "Test\n", .text = ""},
                             Draft{.to = {"a@x.de\r\nBcc: b@x.de"}, .subject = "Test", .text = ""}}) {
    const Result<std::string> message = compose(draft);
    ASSERT_FALSE(message) << *message;
    EXPECT_EQ(message.error().kind, ErrorKind::Usage);
    EXPECT_FALSE(message.error().remedy.empty());
  }
}

TEST(HeaderText, EveryCharacterComesBackWhole) {
  std::string subject;
  for (int count = 0; count < 60; ++count) subject += count % 3 == 0 ? "ü" : count % 3 == 1 ? "€" : "😀x";
  const std::string text = "Subject: " + header_text(subject);
  for (std::string_view rest = text; !rest.empty();) EXPECT_LE(take_line(rest).size(), 76U);
  EXPECT_EQ(decoded_words(header_text(subject)), subject);
}

TEST(HeaderText, WhatLooksEncodedIsEncodedAgain) {
  EXPECT_EQ(decoded_words(header_text("=?UTF-8?B?VGVzdA==?=")), "=?UTF-8?B?VGVzdA==?=");
}

TEST(HeaderText, LineBreaksDoNotGetThrough) { EXPECT_THAT(header_text("a\r\nBcc: b@x.de"), Not(HasSubstr("\n"))); }

}  // namespace
}  // namespace smtpcfg::net
