#include "model/text.h"

#include <gtest/gtest.h>

#include "model/date.h"
#include "model/identifiers.h"
#include "model/invisible.h"

namespace smtpcfg::model {
namespace {

TEST(Text, CapitalsAndSmallLettersOfLoginsAreOne) {
  for (const auto& [capital, small] :
       {std::pair("ABC", "abc"), std::pair("ÄÖÜ", "äöü"), std::pair("ÀÞ", "àþ"), std::pair("ĀĮĲĶ", "āįĳķ"),
        std::pair("ĹŁŇ", "ĺłň"), std::pair("ŊŒŠŶ", "ŋœšŷ"), std::pair("Ÿ", "ÿ"), std::pair("ŹŻŽ", "źżž")}) {
    EXPECT_EQ(fold_case(capital), small);
    EXPECT_EQ(fold_case(small), small);
  }
  for (const char* alone : {"ß", "×", "÷", "ĸ", "ŉ", "ſ", "ı", "#1", "\xC3", "\xC4", "\xC5x", "€", "\xFF"})
    EXPECT_EQ(fold_case(alone), alone);
}

TEST(Text, OnlyWellFormedUtf8IsText) {
  for (const char* text : {"", "a", "ä", "€", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"}) EXPECT_TRUE(is_valid_utf8(text));
  for (const char* none : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                           "\xE2\x82", "\xC3("}) {
    EXPECT_FALSE(is_valid_utf8(none));
  }
}

TEST(Text, PathsAreUtf8) { EXPECT_EQ(utf8_of(path_of("Größe €")), "Größe €"); }

TEST(Invisible, IsTakenFromTheEndsAndZeroWidthFromEverywhere) {
  EXPECT_EQ(without_invisible(" a b\t\r\n").text, "a b");
  EXPECT_EQ(without_invisible("\xEF\xBB\xBF"
                              "a\xE2\x80\x8B"
                              "b")
                .text,
            "ab");
  EXPECT_EQ(without_invisible("\xC2\xA0 \xE3\x80\x80x\xE2\x80\xAF").text, "x");
  EXPECT_EQ(without_invisible("a\xC2\xA0z").text, "a\xC2\xA0z");
  EXPECT_EQ(without_invisible(" \xE2\x80\x8B \n").text, "");
  EXPECT_EQ(without_invisible("").removed, "");
}

TEST(Invisible, IsNamedOnce) {
  EXPECT_EQ(without_invisible("  a\r\n\n").removed, "a blank, a line break");
  EXPECT_EQ(without_invisible("ok").removed, "");
  EXPECT_EQ(without_invisible("\xFF\xFE").text, "\xFF\xFE");
}

TEST(Identifiers, OfTheInternet) {
  EXPECT_TRUE(is_guid("11111111-2222-3333-4444-55555555555f"));
  EXPECT_FALSE(is_guid("11111111-2222-3333-4444-55555555555g"));
  EXPECT_FALSE(is_guid(""));
  EXPECT_TRUE(is_host_name("a-1.example."));
  EXPECT_FALSE(is_host_name(std::string(64, 'a')));
  EXPECT_FALSE(is_host_name("."));
  EXPECT_TRUE(is_ip_address("10.0.0.1"));
  EXPECT_FALSE(is_ip_address("10.0.0.256"));
  EXPECT_FALSE(is_ip_address("10.0.0"));
  EXPECT_FALSE(is_ip_address("-0.0.0.1"));
  EXPECT_TRUE(is_mail_address("jörg.o'neil+crm@xn--mller-kva.de"));
  EXPECT_FALSE(is_mail_address("a@b>\r\nDATA"));
  EXPECT_FALSE(is_mail_address("a@contoso.com."));
  EXPECT_EQ(path_of_url("https://[::1]:8443/x"), "/x");
  EXPECT_EQ(path_of_url("https://host?x"), "?x");
  EXPECT_EQ(path_of_url("https://host:-0"), std::nullopt);
  EXPECT_EQ(path_of_url("https://[::1"), std::nullopt);
  EXPECT_EQ(path_of_url("https://[]"), std::nullopt);
}

TEST(Text, WhatAMessageRepeatsIsShortAndOnOneLine) {
  EXPECT_EQ(shortened("n\x1b[31m\n"), "n [31m ");
  EXPECT_EQ(shortened(std::string(59, 'x') + "üü"), std::string(59, 'x') + "…");
  EXPECT_EQ(shortened("\xff"), "…");
}

TEST(Dates, AreDaysThatExist) {
  EXPECT_TRUE(parse_date("2028-02-29"));
  for (const char* none : {"", "2027-02-29", "2027-13-01", "2027-00-01", "2027-1-1", "27-01-01", "2027-01-1x", "-001-01-01",
                           "-000-01-01", "2027/01/01", " 2027-01-01"}) {
    EXPECT_FALSE(parse_date(none)) << none;
  }
}

}  // namespace
}  // namespace smtpcfg::model
