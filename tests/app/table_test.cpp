#include "app/table.h"

#include <gtest/gtest.h>

#include "app/text_width.h"

namespace smtpcfg::app {
namespace {

TEST(TextWidth, UmlautsTakeOneColumnEach) { EXPECT_EQ(columns_of("MÜLLER#ß"), 8U); }

TEST(TextWidth, CombiningMarksTakeNoneAndWideCharactersTwo) {
  EXPECT_EQ(columns_of("u\u0308"), 1U);
  EXPECT_EQ(columns_of("漢字"), 4U);
}

TEST(TextWidth, MalformedBytesTakeOneColumnEach) { EXPECT_EQ(columns_of("a\xff\xc3"), 3U); }

TEST(TextWidth, ALineIsCutBetweenCharacters) {
  EXPECT_EQ(fitted("MÜLLER", 6), "MÜLLER");
  EXPECT_EQ(fitted("MÜLLER", 3), "MÜ…");
  EXPECT_EQ(fitted("漢字", 3), "漢…");
}

TEST(TextWidth, WhatSteersATerminalIsMadeVisible) {
  EXPECT_EQ(printable("a\x1b[2Jb\n\u009bc"), "a\uFFFD[2Jb\uFFFD\uFFFDc");
  EXPECT_EQ(printable("a\nb\r", true), "a\nb\uFFFD");
}

TEST(Table, ColumnsAreAsWideAsTheirWidestCell) {
  Table table({"Target", "State"});
  table.add({"user:MÜLLER", "present"});
  table.add({"system", "absent"});
  EXPECT_EQ(table.text(false), "Target       State\nuser:MÜLLER  present\nsystem       absent\n");
}

TEST(Table, NoLineEndsInBlanks) {
  Table table;
  table.add({"a", "", ""});
  table.add({"b", "c", "d"});
  EXPECT_EQ(table.text(false), "a\nb  c  d\n");
}

TEST(Table, ColoursDoNotMoveColumns) {
  Table table;
  table.add({Cell("pass", Tone::Good), "x"});
  table.add({Cell("skipped", Tone::Faint), "y"});
  EXPECT_EQ(table.text(true), "\x1b[32mpass\x1b[0m     x\n\x1b[2mskipped\x1b[0m  y\n");
}

}  // namespace
}  // namespace smtpcfg::app
