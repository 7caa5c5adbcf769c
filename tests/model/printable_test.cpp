#include "model/printable.h"

#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

TEST(Printable, LeavesWordsOfAnyLanguageAsTheyAre) {
  for (const std::string_view text : {"", "CONTOSO\\anna", "Jürgen Größe", "李小龍", "Ελένη", "نورة", "😀 100 %"}) {
    EXPECT_EQ(printable(text, 100), text);
  }
}

TEST(Printable, IsOneLineWhateverItIsGiven) {
  EXPECT_EQ(printable("a\nb\r\nc\td", 100), "a?b??c?d");
  EXPECT_EQ(printable(std::string_view("a\0b\x1B[31m\x7F", 9), 100), "a?b?[31m?");
  EXPECT_EQ(printable("a\xC2\x85"      // next line
                      "b\xE2\x80\xA8"  // line separator
                      "c\xE2\x80\xA9"  // paragraph separator
                      "d\xC2\x9B",     // begins a terminal's command
                      100),
            "a?b?c?d?");
}

TEST(Printable, ShowsThatSomethingUnseenIsThere) {
  EXPECT_EQ(printable("sys\xE2\x80\x8Btem", 100), "sys?tem");
  EXPECT_EQ(printable("\xE2\x80\xAEgfc.\xE2\x81\xA6ptms\xD8\x9C", 100), "?gfc.?ptms?");
  EXPECT_EQ(printable("\xEF\xBB\xBFstart\xF3\xA0\x81\x81", 100), "?start?");
}

TEST(Printable, KeepsTheAsciiOfWhatIsNotUtf8) {
  EXPECT_EQ(printable("/srv/M\xDCLLER\n/smtp.cfg\xE2\x80", 100), "/srv/M?LLER?/smtp.cfg??");
}

TEST(Printable, EndsLongTextsBetweenCharacters) {
  EXPECT_EQ(printable("größer", 6), "größ…");
  EXPECT_EQ(printable("größer", 5), "grö…");
  EXPECT_EQ(printable("größer", 8), "größer");
  EXPECT_EQ(printable("日本語", 4), "日…");
}

}  // namespace
}  // namespace smtpcfg::model
