#include "model/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

TEST(Targets, AreAUserTheSystemOrAFile) {
  EXPECT_EQ(*Target::parse("user:SSELLER"), Target::user("SSELLER"));
  EXPECT_EQ(*Target::parse("USER:MÜLLER"), Target::user("MÜLLER"));
  EXPECT_EQ(*Target::parse("System"), Target::system());
  EXPECT_EQ(*Target::parse("file:/tmp/a b/smtp.cfg"), Target::file("/tmp/a b/smtp.cfg"));
  EXPECT_EQ(*Target::parse("file:C:\\x\\smtp.cfg"), Target::file("C:\\x\\smtp.cfg"));
}

TEST(Targets, ReadBackAsTheyAreWritten) {
  for (const Target& target : {Target::user("SSELLER"), Target::system(), Target::file("a:b")})
    EXPECT_EQ(*Target::parse(target.text()), target);
}

TEST(Targets, WhatIsNoneIsRefusedWithTheFormsThatExist) {
  for (const std::string_view text : {std::string_view(""), std::string_view("SSELLER"), std::string_view("users:A"),
                                      std::string_view("system:"), std::string_view("file:"), std::string_view("file:a\0b", 8),
                                      std::string_view("file:\xFF"), std::string_view(":"), std::string_view("\xFF\xFE")}) {
    const Result<Target> target = Target::parse(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().kind, ErrorKind::Usage);
    EXPECT_THAT(target.error().remedy, HasSubstr("user:LOGIN"));
  }
}

TEST(Targets, AUsersLoginIsChecked) {
  for (const char* text : {"user:", "user:../x", "user:system", "user:COM1", "user:a/b"}) {
    const Result<Target> target = Target::parse(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().kind, ErrorKind::Usage);
  }
}

}  // namespace
}  // namespace smtpcfg::model
