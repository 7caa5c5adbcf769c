#include "model/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

TEST(Targets, AreAUserTheSystemAFileOrAWebConfig) {
  EXPECT_EQ(*Target::parse("user:SSELLER"), Target::user("SSELLER"));
  EXPECT_EQ(*Target::parse("USER:MÜLLER"), Target::user("MÜLLER"));
  EXPECT_EQ(*Target::parse("System"), Target::system());
  EXPECT_EQ(*Target::parse("file:/tmp/a b/smtp.cfg"), Target::file("/tmp/a b/smtp.cfg"));
  EXPECT_EQ(*Target::parse("file:C:\\x\\smtp.cfg"), Target::file("C:\\x\\smtp.cfg"));
  EXPECT_EQ(*Target::parse("web:C:\\inetpub\\crm\\web.config"), Target::web("C:\\inetpub\\crm\\web.config"));
}

TEST(Targets, ReadBackAsTheyAreWritten) {
  for (const Target& target : {Target::user("SSELLER"), Target::system(), Target::global(), Target::station(12),
                               Target::group("100042"), Target::rep("100017"), Target::file("a:b"), Target::web("a:b")})
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

TEST(Targets, AnEntrysNumberIsCheckedAndHasOneForm) {
  EXPECT_EQ(*Target::parse("Station:0012"), Target::station(12));
  EXPECT_EQ(*Target::parse("REP:000100017"), Target::rep("100017"));
  for (const char* text : {"station:", "station:0", "station:1000000", "station:-1", "station:12a", "rep:", "rep:0", "rep:../x",
                           "rep:1/2", "rep:CON", "rep:Müller", "group:1 2", "group:1234567890123456789", "global:1"}) {
    const Result<Target> target = Target::parse(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().kind, ErrorKind::Usage);
  }
}

TEST(Targets, AnEntrysFileNameLeadsBackToIt) {
  EXPECT_EQ(file_name_of_entry(Target::station(12)), "station-0012.cfg");
  for (const Target& entry :
       {Target::global(), Target::station(7), Target::station(12345), Target::group("100042"), Target::rep("9")})
    EXPECT_EQ(entry_of_file_name(file_name_of_entry(entry)), entry);
}

TEST(Targets, OtherFilesAreNoEntries) {
  for (const char* name : {"smtp.cfg", "system.cfg", "rep-007.cfg", "rep-7.cfg.bak", "REP-7.CFG", "station-12.cfg",
                           "user-SSELLER.cfg", "file-x.cfg", "rep-.cfg", ".cfg", ""})
    EXPECT_FALSE(entry_of_file_name(name)) << name;
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
