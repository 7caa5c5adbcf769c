#include "crypto/age.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

using testing::Values;

std::vector<AgeIdentity> new_keys(std::size_t count) {
  std::vector<AgeIdentity> keys;
  keys.reserve(count);
  while (keys.size() < count) keys.push_back(AgeIdentity::generate());
  return keys;
}

std::vector<AgeIdentity> one_key() { return new_keys(1); }

std::string seal_for(const std::vector<AgeIdentity>& keys, std::string_view text, AgeArmor armor = AgeArmor::Ascii) {
  std::vector<AgeRecipient> recipients;
  recipients.reserve(keys.size());
  for (const AgeIdentity& key : keys) recipients.push_back(key.recipient());
  return age_encrypt(bytes_of(text), recipients, armor);
}

TEST(Age, WhatIsSealedComesBackWhateverItsSize) {
  const std::vector<AgeIdentity> keys = one_key();
  for (const std::size_t size : {0UZ, 1UZ, 47UZ, 48UZ, 49UZ, 65535UZ, 65536UZ, 65537UZ, 131072UZ, 200000UZ}) {
    const std::string text(size, 'x');
    for (const AgeArmor armor : {AgeArmor::Binary, AgeArmor::Ascii}) {
      const std::expected<Secret, AgeError> opened = age_decrypt(seal_for(keys, text, armor), keys);
      ASSERT_TRUE(opened) << size << ": " << opened.error().detail;
      EXPECT_TRUE(opened->reveal() == text) << size;
    }
  }
}

TEST(Age, EveryRecipientCanOpen) {
  const std::vector<AgeIdentity> keys = new_keys(3);
  const std::string file = seal_for(keys, "for three");
  for (const AgeIdentity& key : keys) {
    const std::expected<Secret, AgeError> opened = age_decrypt(file, {&key, 1});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), "for three");
  }
}

TEST(Age, AnyOfSeveralKeysOpens) {
  const std::vector<AgeIdentity> keys = new_keys(3);
  const std::string file = age_encrypt(bytes_of("for the last"), {&keys.back().recipient(), 1}, AgeArmor::Binary);
  EXPECT_TRUE(age_decrypt(file, keys));
}

TEST(Age, AnotherKeyIsNoMatch) {
  const std::expected<Secret, AgeError> opened = age_decrypt(seal_for(one_key(), "not for you"), one_key());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().fault, AgeFault::NoMatch);
}

TEST(Age, NoKeyAtAllIsNoMatch) {
  const std::expected<Secret, AgeError> opened = age_decrypt(seal_for(one_key(), "not for you"), {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().fault, AgeFault::NoMatch);
}

TEST(Age, SealingTwiceGivesDifferentFiles) {
  const std::vector<AgeIdentity> keys = one_key();
  EXPECT_NE(seal_for(keys, "same"), seal_for(keys, "same"));
}

TEST(Age, SealingForNobodyIsABug) { EXPECT_THROW(age_encrypt({}, {}, AgeArmor::Ascii), std::invalid_argument); }

TEST(Age, ArmorIsInLinesOf64WithLineFeeds) {
  const std::string file = seal_for(one_key(), std::string(300, 'x'));
  EXPECT_EQ(file.find('\r'), std::string::npos);
  EXPECT_TRUE(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
  EXPECT_TRUE(file.ends_with("\n-----END AGE ENCRYPTED FILE-----\n"));
  const std::size_t first = file.find('\n') + 1;
  EXPECT_EQ(file.find('\n', first) - first, 64U);
}

TEST(Age, ArmorThatWentThroughAWindowsEditorOpens) {
  const std::vector<AgeIdentity> keys = one_key();
  std::string file = "\r\n";
  for (const char c : seal_for(keys, "text")) file += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_TRUE(age_decrypt(file + "  \r\n", keys));
}

TEST(Age, ForeignFilesAreRefused) {
  const std::vector<AgeIdentity> keys = one_key();
  const std::string zeros("\0\0\0\0", 4);
  const std::string blanks(100000, ' ');
  for (const std::string& file : {std::string(), zeros, blanks, std::string("<smtpSettings/>"), std::string("\xEF\xBB\xBF"),
                                  std::string("age-encryption.org/v2\n"), std::string("-----BEGIN CERTIFICATE-----\n")}) {
    const std::expected<Secret, AgeError> opened = age_decrypt(file, keys);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().fault == AgeFault::Armor || opened.error().fault == AgeFault::Header);
    EXPECT_FALSE(age_needs_passphrase(file));
  }
}

TEST(Age, AHeaderWithTooManyRecipientsIsRefused) {
  std::string file = "age-encryption.org/v1\n";
  for (int i = 0; i < 5000; ++i) file += "-> grease\n\n";
  const std::expected<Secret, AgeError> opened = age_decrypt(file + "---\n", one_key());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().fault, AgeFault::Header);
  EXPECT_EQ(opened.error().detail, "more than 4096 recipients");
}

class Damaged : public testing::TestWithParam<AgeArmor> {
 protected:
  std::vector<AgeIdentity> keys_ = one_key();
  std::string file_ = seal_for(keys_, "<smtpSettings version=\"1\"/>", GetParam());
};

TEST_P(Damaged, EveryFlippedBitIsRefused) {
  ASSERT_TRUE(age_decrypt(file_, keys_));
  for (std::size_t at = 0; at < file_.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = file_;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ 1U << bit);
      ASSERT_FALSE(age_decrypt(damaged, keys_)) << "bit " << bit << " of byte " << at;
    }
  }
}

TEST_P(Damaged, EveryTruncationIsRefused) {
  // A line feed after the armor's END line is not part of the content; the published vectors demand that it may be missing.
  const std::size_t whole = GetParam() == AgeArmor::Ascii ? file_.size() - 1 : file_.size();
  for (std::size_t size = 0; size < whole; ++size) {
    ASSERT_FALSE(age_decrypt(std::string_view(file_).substr(0, size), keys_)) << "cut to " << size << " bytes";
  }
}

TEST_P(Damaged, EveryMissingByteIsRefused) {
  const std::size_t whole = GetParam() == AgeArmor::Ascii ? file_.size() - 1 : file_.size();
  for (std::size_t at = 0; at < whole; ++at) {
    std::string damaged = file_;
    damaged.erase(at, 1);
    ASSERT_FALSE(age_decrypt(damaged, keys_)) << "without byte " << at;
  }
}

TEST_P(Damaged, AnythingAppendedIsRefused) { EXPECT_FALSE(age_decrypt(file_ + "x", keys_)); }

INSTANTIATE_TEST_SUITE_P(Age, Damaged, Values(AgeArmor::Binary, AgeArmor::Ascii),
                         [](const auto& armor) { return std::string(armor.param == AgeArmor::Ascii ? "Armored" : "Binary"); });

}  // namespace
}  // namespace smtpcfg::crypto
