#include "model/login.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support.h"

namespace smtpcfg::model {
namespace {

bool is_login(std::string_view text) { return Login::parse(text).has_value(); }

TEST(Logins, HaveLettersUmlautsDigitsAndNumberSigns) {
  for (const char* login : {"SSELLER", "a", "MÜLLER", "großß", "ÄÖÜäöüß#", "#", "USER12", "12345678", "ŁÓDŹ", "COM", "COM10",
                            "LPT", "SYSTEMS", "DB2"}) {
    EXPECT_TRUE(is_login(login)) << login;
  }
}

TEST(Logins, HaveAtMostEightCharactersNotBytes) {
  EXPECT_TRUE(is_login("ÄÄÄÄÄÄÄÄ"));
  EXPECT_FALSE(is_login("ÄÄÄÄÄÄÄÄÄ"));
  EXPECT_TRUE(is_login("ABCDEFGH"));
  EXPECT_FALSE(is_login("ABCDEFGHI"));
  EXPECT_FALSE(is_login(std::string(1 << 20, 'A')));
}

TEST(Logins, AreNotNamesOfDevices) {
  for (const char* device : {"CON", "con", "PRN", "Aux", "NUL", "COM0", "COM1", "com2", "COM9", "LPT0", "lpt1", "LPT9"}) {
    EXPECT_FALSE(is_login(device)) << device;
  }
}

TEST(Logins, AreNotFoldersOfTheCrm) {
  for (const char* folder : {"system", "SYSTEM", "System", "db", "DB"}) EXPECT_FALSE(is_login(folder)) << folder;
}

TEST(Logins, AreNotPathsNorAnythingElse) {
  for (const std::string_view text : {std::string_view(""),
                                      std::string_view("."),
                                      std::string_view(".."),
                                      std::string_view("../x"),
                                      std::string_view("a/b"),
                                      std::string_view("a\\b"),
                                      std::string_view("a.b"),
                                      std::string_view("A "),
                                      std::string_view(" A"),
                                      std::string_view("A B"),
                                      std::string_view("A\tB"),
                                      std::string_view("A\n"),
                                      std::string_view("A\0B", 3),
                                      std::string_view("\0", 1),
                                      std::string_view("A:"),
                                      std::string_view("C:"),
                                      std::string_view("A*"),
                                      std::string_view("A?"),
                                      std::string_view("A%"),
                                      std::string_view("A$"),
                                      std::string_view("A-B"),
                                      std::string_view("A_B"),
                                      std::string_view("A@B"),
                                      std::string_view("A'"),
                                      std::string_view("A\""),
                                      std::string_view("<A>"),
                                      std::string_view("A|B"),
                                      std::string_view("×"),
                                      std::string_view("÷"),
                                      std::string_view("€"),
                                      std::string_view("\xF0\x9F\x98\x80"),
                                      std::string_view("u\xCC\x88"),
                                      std::string_view("A\xC2\xA0"),
                                      std::string_view("A\xE2\x80\x8B"),
                                      std::string_view("\xC3"),
                                      std::string_view("\xFF"),
                                      std::string_view("\xC0\xAF"),
                                      std::string_view("A\xC3")}) {
    const Result<Login> login = Login::parse(text);
    ASSERT_FALSE(login) << text;
    EXPECT_EQ(login.error().kind, ErrorKind::Usage);
    EXPECT_THAT(login.error().remedy, testing::Not(testing::IsEmpty()));
  }
}

TEST(Logins, WhateverIsAcceptedStaysInsideTheInstallation) {
  const TestInstallation here = installation();
  const Result<Installation> opened = Installation::open(system_files(), here.root());
  ASSERT_TRUE(opened);
  std::mt19937 random(20'250'415);
  const std::vector<std::string> pieces{"a",    "Z",      "9",
                                        "#",    "ä",      "ß",
                                        "Ł",    ".",      "..",
                                        "/",    "\\",     ":",
                                        " ",    "\t",     "\n",
                                        "con",  "db",     "com1",
                                        "nul",  "system", std::string("\0", 1),
                                        "\xC3", "\x84",   "\xC5",
                                        "\xBC", "\xFF",   "\xE2\x80\xAE",
                                        "~",    "%2e",    "*"};
  int accepted = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 5; count > 0; --count) text += pieces[random() % pieces.size()];
    const Result<Login> login = Login::parse(text);
    if (!login) continue;
    ++accepted;
    ASSERT_EQ(login->text().find_first_of(std::string_view("./\\:\0 ~*%", 9)), std::string::npos) << text;
    const std::filesystem::path file = opened->file_of(system_files(), Target::user(login->text()));
    ASSERT_EQ(file.lexically_normal().parent_path().parent_path(), here.update_win()) << text;
    ASSERT_NE(file.parent_path(), here.system_folder()) << text;
  }
  EXPECT_GT(accepted, 1000);
}

}  // namespace
}  // namespace smtpcfg::model
