#include "model/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

Result<CsvTable> parse(std::string_view bytes) { return parse_csv(bytes, "reps.csv"); }

/// The first record of a table with the columns a and b.
std::vector<std::string> first_record(std::string_view bytes) {
  const auto table = parse(bytes);
  if (!table || table->records.empty()) return {};
  return table->records.front().fields;
}

std::string refusal(std::string_view bytes) {
  const auto table = parse(bytes);
  if (table) return "accepted";
  EXPECT_EQ(table.error().kind, ErrorKind::Unreadable);
  return table.error().message;
}

TEST(Csv, TheSeparatorIsRecognisedFromTheHeader) {
  EXPECT_THAT(first_record("a;b\n1;2,3\n"), ElementsAre("1", "2,3"));
  EXPECT_THAT(first_record("a,b\r\n1,2;3"), ElementsAre("1", "2;3"));
  EXPECT_THAT(first_record("a\tb\n1\t2\n"), ElementsAre("1", "2"));
  EXPECT_THAT(first_record("\"a,x,y\";b\n1;2\n"), ElementsAre("1", "2"));
  EXPECT_THAT(first_record("sep=,\r\na,b;c;d\r\n1,2\r\n"), ElementsAre("1", "2"));
}

TEST(Csv, QuotedFieldsHoldSeparatorsQuotationMarksAndLineBreaks) {
  EXPECT_THAT(first_record("a;b\n\"1;\"\"x\"\"\";\"two\r\nlines\"\n"), ElementsAre("1;\"x\"", "two\r\nlines"));
  EXPECT_THAT(first_record("a;b\n\"\";\n\"\";x\n"), ElementsAre("", "x"));
}

TEST(Csv, LinesAreCountedAsAnEditorDoes) {
  const auto table = parse("\r\na;b\r\n\"x\ny\nz\";1\r\n;\r\n2;3\r\n");
  ASSERT_TRUE(table);
  ASSERT_THAT(table->records, SizeIs(2));
  EXPECT_EQ(table->records[0].line, 3U);
  EXPECT_EQ(table->records[1].line, 7U);
}

TEST(Csv, TheEncodingIsRecognised) {
  const auto utf8 = parse("a;b\nJörg;€\n");
  const auto marked = parse(
      "\xEF\xBB\xBF"
      "a;b\nJörg;€\n");
  const auto windows = parse("a;b\nJ\xF6rg;\x80\n");
  for (const auto* table : {&utf8, &marked, &windows}) {
    ASSERT_TRUE(*table);
    EXPECT_THAT((*table)->header, ElementsAre("a", "b"));
    EXPECT_THAT((*table)->records.at(0).fields, ElementsAre("Jörg", "€"));
  }
  EXPECT_EQ(marked->encoding, "UTF-8");
  EXPECT_EQ(windows->encoding, "Windows-1252");
}

TEST(Csv, OtherEncodingsAreRefusedInWords) {
  EXPECT_THAT(refusal(std::string_view("\xFF\xFE"
                                       "a\0;\0b\0",
                                       8)),
              HasSubstr("UTF-16"));
  EXPECT_THAT(refusal(std::string_view("a\0;\0b\0", 6)), HasSubstr("UTF-16"));
  EXPECT_THAT(refusal("a;b\n\x81;1\n"), HasSubstr("neither UTF-8 nor Windows-1252"));
  EXPECT_THAT(refusal("\xEF\xBB\xBF"
                      "a;b\n\xF6;1\n"),
              HasSubstr("says that it is UTF-8"));
}

TEST(Csv, LinesThatBreakTheRulesAreReportedAndTheOthersStand) {
  const auto table = parse("a;b\n1;2;3\n1\n\"x\"y;2\nx\"y;2\n\"open;2\nlast;2\n");
  ASSERT_TRUE(table);
  ASSERT_THAT(table->records, SizeIs(1));
  EXPECT_EQ(table->records[0].fields[0], "last");
  ASSERT_THAT(table->unusable, SizeIs(5));
  EXPECT_EQ(table->unusable[0].line, 2U);
  EXPECT_EQ(table->unusable[0].reason, "It has 3 columns, but the header has 2.");
  EXPECT_THAT(table->unusable[2].reason, HasSubstr("closing quotation mark"));
  EXPECT_THAT(table->unusable[3].reason, HasSubstr("inside a field"));
  EXPECT_EQ(table->unusable[4].line, 6U);
  EXPECT_THAT(table->unusable[4].reason, HasSubstr("never closed"));
}

TEST(Csv, FormulasAreText) {
  EXPECT_THAT(first_record("a;b\n=1+1;\"=cmd|'/c calc'!A1\"\n"), ElementsAre("=1+1", "=cmd|'/c calc'!A1"));
}

TEST(Csv, WhatIsNoTableIsRefused) {
  EXPECT_THAT(refusal(""), HasSubstr("empty"));
  EXPECT_THAT(refusal("\r\n\r\n"), HasSubstr("empty"));
  EXPECT_THAT(refusal(";;\n1;2;3\n"), HasSubstr("does not name columns"));
  EXPECT_THAT(refusal("\"a;b\n"), HasSubstr("does not name columns"));
  EXPECT_THAT(refusal(std::string(100, ';') + "\n"), HasSubstr("100 columns"));
  EXPECT_THAT(refusal("a;b\n" + std::string(200'000, '\n')), HasSubstr("200000 lines"));
  EXPECT_THAT(refusal(std::string(largest_csv + 1, 'x')), HasSubstr("8 MiB"));
}

TEST(Csv, ManyUnclosedQuotationMarksAreReadOnlyOnceMore) {
  std::string text = "a;b\n";
  for (int line = 0; line < 100'000; ++line) text += "x;\"\"\"b\n";
  const auto table = parse(text);
  ASSERT_TRUE(table);
  EXPECT_TRUE(table->records.empty());
}

}  // namespace
}  // namespace smtpcfg::model
