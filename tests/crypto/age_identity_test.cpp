#include "crypto/age_identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/bech32.h"

namespace smtpcfg::crypto {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of_key(const AgeIdentity& key) { return std::string(key.text().reveal()); }

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

TEST(AgeIdentity, ReadsWhatItWrites) {
  const AgeIdentity key = AgeIdentity::generate();
  EXPECT_TRUE(text_of_key(key).starts_with("AGE-SECRET-KEY-1"));
  const Result<AgeIdentity> again = AgeIdentity::parse(text_of_key(key));
  ASSERT_TRUE(again);
  EXPECT_EQ(text_of_key(*again), text_of_key(key));
  EXPECT_EQ(again->recipient(), key.recipient());
}

TEST(AgeIdentity, TwoKeysAreNeverTheSame) {
  EXPECT_NE(text_of_key(AgeIdentity::generate()), text_of_key(AgeIdentity::generate()));
}

TEST(AgeIdentity, IsRefusedWithoutBeingRepeated) {
  const std::string good = text_of_key(AgeIdentity::generate());
  std::string mistyped = good;
  mistyped[20] = mistyped[20] == 'Q' ? 'P' : 'Q';
  for (const std::string& text : {std::string(), std::string("AGE-SECRET-KEY-1"), good.substr(0, good.size() - 1), mistyped,
                                  lower(good), " " + good, good + "Q", AgeIdentity::generate().recipient().text()}) {
    const Result<AgeIdentity> key = AgeIdentity::parse(text);
    ASSERT_FALSE(key) << text;
    EXPECT_EQ(key.error().kind, ErrorKind::Usage);
    if (text.size() > 20) {
      EXPECT_THAT(key.error().message + key.error().remedy, Not(HasSubstr(text.substr(17, 20))));
    }
  }
}

TEST(AgeRecipient, ReadsWhatItWrites) {
  const AgeRecipient recipient = AgeIdentity::generate().recipient();
  const Result<AgeRecipient> again = AgeRecipient::parse(recipient.text());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, recipient);
}

TEST(AgeRecipient, OtherTextIsRefused) {
  const std::string good = AgeIdentity::generate().recipient().text();
  for (const std::string& text :
       {std::string(), std::string("age1"), upper(good), good.substr(1), good + " ", text_of_key(AgeIdentity::generate())}) {
    const Result<AgeRecipient> recipient = AgeRecipient::parse(text);
    ASSERT_FALSE(recipient) << text;
    EXPECT_EQ(recipient.error().kind, ErrorKind::Usage);
  }
}

TEST(AgeRecipient, APointOfLowOrderIsRefused) {
  std::array<std::byte, 32> point{};
  EXPECT_FALSE(AgeRecipient::parse(bech32_encode("age", point).reveal()));
  point[0] = std::byte{1};
  EXPECT_FALSE(AgeRecipient::parse(bech32_encode("age", point).reveal()));
}

TEST(IdentityFile, IsWrittenAsAgeKeygenWritesIt) {
  const AgeIdentity key = AgeIdentity::generate();
  const Secret file = format_identity_file(key, "2026-11-24T13:00:00Z");
  EXPECT_EQ(file.reveal(),
            "# created: 2026-11-24T13:00:00Z\n# public key: " + key.recipient().text() + "\n" + text_of_key(key) + "\n");
  const Result<std::vector<AgeIdentity>> again = parse_identity_file(file);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->size(), 1U);
  EXPECT_EQ(again->front().recipient(), key.recipient());
}

TEST(IdentityFile, SurvivesNotepad) {
  const AgeIdentity first = AgeIdentity::generate();
  const AgeIdentity second = AgeIdentity::generate();
  const std::string text = "\xEF\xBB\xBF# keys\r\n\r\n" + text_of_key(first) + "\r\n  \r\n" + text_of_key(second) + " ";
  const Result<std::vector<AgeIdentity>> keys = parse_identity_file(Secret(std::string_view(text)));
  ASSERT_TRUE(keys);
  ASSERT_EQ(keys->size(), 2U);
  EXPECT_EQ(keys->back().recipient(), second.recipient());
}

TEST(IdentityFile, ABadLineIsNamedAndNotRepeated) {
  const std::string text = "# a comment\n" + text_of_key(AgeIdentity::generate()) + "\nAGE-SECRET-KEY-1CANARY\n";
  const Result<std::vector<AgeIdentity>> keys = parse_identity_file(Secret(std::string_view(text)));
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(keys.error().message, HasSubstr("Line 3"));
  EXPECT_THAT(keys.error().message + keys.error().remedy, Not(HasSubstr("CANARY")));
}

TEST(IdentityFile, WithoutAKeyIsUnreadable) {
  for (const std::string_view text : {"", "\n\n", "# only a comment"}) {
    const Result<std::vector<AgeIdentity>> keys = parse_identity_file(Secret(text));
    ASSERT_FALSE(keys);
    EXPECT_EQ(keys.error().kind, ErrorKind::Unreadable);
  }
}

TEST(RecipientsFile, MayBeEmptyAndMayHaveComments) {
  EXPECT_TRUE(parse_recipients_file("").value().empty());
  const AgeRecipient recipient = AgeIdentity::generate().recipient();
  const Result<std::vector<AgeRecipient>> recipients = parse_recipients_file("# recovery key\n" + recipient.text() + "\n");
  ASSERT_TRUE(recipients);
  ASSERT_EQ(recipients->size(), 1U);
  EXPECT_EQ(recipients->front(), recipient);
}

TEST(RecipientsFile, APrivateKeyInItIsRefusedAndNotRepeated) {
  const std::string key = text_of_key(AgeIdentity::generate());
  const Result<std::vector<AgeRecipient>> recipients = parse_recipients_file(key);
  ASSERT_FALSE(recipients);
  EXPECT_EQ(recipients.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(recipients.error().message + recipients.error().remedy, Not(HasSubstr(key.substr(16))));
}

}  // namespace
}  // namespace smtpcfg::crypto
