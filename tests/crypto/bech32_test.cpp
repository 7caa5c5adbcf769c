#include "crypto/bech32.h"

#include <gtest/gtest.h>

#include <string>

namespace smtpcfg::crypto {
namespace {

using namespace std::string_literals;

// The examples are those of BIP 173.

TEST(Bech32, TheStandardsValidTextsAreReadAndWrittenBack) {
  for (const std::string& text :
       {"A12UEL5L"s, "a12uel5l"s, "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs"s,
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"s,
        "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j"s,
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"s, "?1ezyfcl"s}) {
    const std::optional<Bech32> decoded = bech32_decode(text);
    ASSERT_TRUE(decoded) << text;
    EXPECT_EQ(bech32_encode(decoded->prefix, decoded->data.bytes()).reveal(), text);
  }
}

TEST(Bech32, TheStandardsInvalidTextsAreRefused) {
  for (const std::string& text :
       {"\x20\x31nwldj5"s, "\x7F\x31\x61xkwrx"s, "\x80\x31\x65ym55h"s, "pzry9x0s0muk"s, "1pzry9x0s0muk"s, "x1b4n0q5v"s,
        "li1dgmt3"s, "de1lg7wt\xFF"s, "A1G7SGD8"s, "10a06t8"s, "1qzzfhee"s, ""s, "1"s}) {
    EXPECT_FALSE(bech32_decode(text)) << text;
  }
}

TEST(Bech32, MixedCaseIsRefused) {
  EXPECT_FALSE(bech32_decode("A12uEL5L"));
  EXPECT_FALSE(bech32_decode("a12UEL5L"));
}

TEST(Bech32, LengthIsNotLimited) {
  EXPECT_TRUE(bech32_decode("an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx"));
}

TEST(Bech32, WhatIsLeftOverMustBeShortAndZero) {
  // Made with the standard's reference algorithm: 0xff with two bits to fill up; one of them set; a group too many.
  EXPECT_TRUE(bech32_decode("a1lu9cgf6y"));
  EXPECT_FALSE(bech32_decode("a1lacwuu8k"));
  EXPECT_FALSE(bech32_decode("a1luq25lfhf"));
}

}  // namespace
}  // namespace smtpcfg::crypto
