#include <gtest/gtest.h>

#include "net/base64.h"
#include "net/flat_json.h"
#include "net/http_session.h"
#include "net/machine_name.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

TEST(Printable, NeverEndsInTheMiddleOfACharacter) {
  EXPECT_EQ(printable("größe", 4), "grö");
  EXPECT_EQ(printable("größe", 5), "grö");
  EXPECT_EQ(printable("größe", 100), "größe");
}

TEST(Printable, WhatIsNoTextBecomesAMark) {
  EXPECT_EQ(printable("a\xff"
                      "b\xc3",
                      100),
            "a?b?");
  EXPECT_EQ(printable("\xed\xa0\x80\xc0\x80\xc2\x9b", 100), "???????");
  EXPECT_EQ(printable(std::string("\x1b[1mx\0y\r\n", 9), 100), "[1mx y");
}

TEST(Form, EverythingButUnreservedLettersIsEncoded) {
  EXPECT_EQ(encode_form({{"client_secret", "a~B.c-d_e&=+ %/ä"}, {"scope", "https://x/.default"}}).reveal(),
            "client_secret=a~B.c-d_e%26%3D%2B%20%25%2F%C3%A4&scope=https%3A%2F%2Fx%2F.default");
}

TEST(FlatJson, TakesTheOutermostValuesOnly) {
  const std::optional<FlatJson> json =
      FlatJson::parse(R"({"a":"x","b":{"a":"y"},"c":[1,[2],3],"d":[{"a":"z"}],"e":null,"f":1.9})");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->values("a").texts.size(), 1U);
  EXPECT_EQ(json->text("a"), "x");
  EXPECT_EQ(json->values("c").numbers, (std::vector<std::int64_t>{1, 3}));
  EXPECT_TRUE(json->values("d").texts.empty());
  EXPECT_EQ(json->number("f"), 1);
  EXPECT_EQ(json->text("nothing"), "");
}

TEST(FlatJson, NestingAndNumberOfValuesAreBounded) {
  EXPECT_TRUE(FlatJson::parse(R"({"a":)" + std::string(31, '[') + std::string(31, ']') + "}"));
  EXPECT_FALSE(FlatJson::parse(R"({"a":)" + std::string(32, '[') + std::string(32, ']') + "}"));
  std::string many = R"({"a":[0)";
  for (int value = 0; value < 1000; ++value) many += ",0";
  EXPECT_FALSE(FlatJson::parse(many + "]}"));
}

TEST(FlatJson, IsStrict) {
  for (const char* text : {"", "{", "{}x", "[{}]", "\"{\"", "{'a':1}", "{\"a\":1,}", "\xef\xbb\xbf"})
    EXPECT_FALSE(FlatJson::parse(text)) << text;
  EXPECT_TRUE(FlatJson::parse(" {} "));
}

TEST(JwtText, TakesTheUrlAlphabetOnly) {
  EXPECT_EQ(jwt_text("_-8"), "\xff\xef");
  EXPECT_FALSE(jwt_text("/+8"));
  EXPECT_FALSE(jwt_text("_-8="));
}

TEST(EhloName, IsTheMachinesOnlyWhereServersWouldTakeIt) {
  EXPECT_EQ(ehlo_name("pc-12.contoso.com"), "pc-12.contoso.com");
  for (const char* name : {"", "my_pc", "büro", "-a", "a-", "a..b", ".", "pc 1", "a\r\nRSET"})
    EXPECT_EQ(ehlo_name(name), "localhost") << name;
  EXPECT_EQ(ehlo_name(std::string(64, 'a')), "localhost");
}

}  // namespace
}  // namespace smtpcfg::net
