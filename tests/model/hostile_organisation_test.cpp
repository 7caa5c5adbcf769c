#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/csv.h"
#include "model/organisation_import.h"
#include "model/organisation_xml.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

constexpr std::string_view document =
    "<organisation version=\"1\"><order>user rep group station global system</order>\n"
    "<groups><group id=\"5\" name=\"Öst &amp; West\"/></groups><!-- c --><stations><station number=\"12\"/></stations>\n"
    "<reps><rep id=\"1\" login=\"A\" projectGroups=\"5 6\"/><rep id=\"2\" login=\"B\"/></reps></organisation>";

constexpr std::string_view table = "rep id;name;login\r\n1;\"Ä \"\"x\"\"\";A\r\n2;\"a\nb\";B\r\n";

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int time = 0; time < times; ++time) result += text;
  return result;
}

Result<ParsedOrganisation> parse(std::string_view xml) { return parse_organisation_xml(xml, "organisation.xml"); }

std::string refusal(std::string_view xml) {
  const auto parsed = parse(xml);
  return parsed ? "accepted" : parsed.error().message;
}

/// Read or refused: both will do, and what was read can be written and read again.
void survive(std::string_view xml) {
  const auto parsed = parse(xml);
  if (!parsed) {
    EXPECT_EQ(parsed.error().kind, ErrorKind::Unreadable);
    return;
  }
  const auto reread = parse(write_organisation_xml(parsed->organisation, xml));
  ASSERT_TRUE(reread) << reread.error().message << "\n" << xml;
  EXPECT_EQ(reread->organisation.reps(), parsed->organisation.reps());
}

void survive_as_table(std::string_view bytes) {
  const auto read = parse_csv(bytes, "reps.csv");
  if (!read) return;
  const auto plan = plan_import(Organisation(), *read, ImportKind::Reps, "reps.csv");
  if (!plan) return;
  EXPECT_LE(plan->added.size(), read->records.size());
}

TEST(HostileOrganisation, DoctypesAndEntitiesAreRefusedInWords) {
  EXPECT_THAT(refusal("<!DOCTYPE o [<!ENTITY a \"boom\">]><organisation version=\"1\"/>"), HasSubstr("DOCTYPE"));
  EXPECT_THAT(refusal("<!DOCTYPE o SYSTEM \"file:///etc/passwd\"><organisation version=\"1\"/>"), HasSubstr("DOCTYPE"));
  EXPECT_THAT(refusal("<organisation version=\"1\">\n<groups><group id=\"1\" name=\"&boom;\"/></groups></organisation>"),
              HasSubstr("line 2: the entity “boom” is not accepted"));
  EXPECT_EQ(refusal("<organisation version=\"1\"><!-- &boom; <!DOCTYPE> --></organisation>"), "accepted");
}

TEST(HostileOrganisation, AnEntityBombDoesNotGoOff) {
  std::string bomb = "<!DOCTYPE o [<!ENTITY a0 \"x\">";
  for (int level = 1; level < 30; ++level) bomb += fmt::format("<!ENTITY a{} \"&a{};&a{};\">", level, level - 1, level - 1);
  EXPECT_THAT(refusal(bomb + "]><organisation version=\"1\" x=\"&a29;\"/>"), HasSubstr("DOCTYPE"));
}

TEST(HostileOrganisation, DeepNestingIsRefused) {
  const auto nested = [](int levels) {
    return "<organisation version=\"1\">\n" + repeated("<a>", levels) + repeated("</a>", levels) + "</organisation>";
  };
  EXPECT_EQ(refusal(nested(7)), "accepted");
  EXPECT_THAT(refusal(nested(8)), HasSubstr("line 2: elements are nested too deeply"));
  EXPECT_THAT(refusal(nested(100'000)), HasSubstr("nested too deeply"));
  survive(repeated("<a>", 100'000));
  survive("<organisation version=\"1\"><!-" + repeated("[<!", 100'000));
}

TEST(HostileOrganisation, TooMuchIsRefused) {
  EXPECT_THAT(refusal(std::string((std::size_t{16} << 20) + 1, ' ')), HasSubstr("larger than 16 MiB"));
  EXPECT_THAT(refusal("<organisation version=\"1\">" + repeated("<a/>", 400'001) + "</organisation>"),
              HasSubstr("too many tags"));
}

TEST(HostileOrganisation, WhatIsNotUtf8IsRefusedWithTheLine) {
  EXPECT_THAT(refusal("<organisation version=\"1\">\n\n<!-- \xFC --></organisation>"), HasSubstr("line 3: it is not UTF-8"));
  EXPECT_THAT(refusal(std::string_view("<\0o\0/\0>\0", 8)), HasSubstr("UTF-16"));
  EXPECT_THAT(refusal("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><organisation version=\"1\"/>"), HasSubstr("ISO-8859-1"));
  EXPECT_EQ(refusal("\xEF\xBB\xBF<organisation version=\"1\"/>"), "accepted");
}

TEST(HostileOrganisation, AnotherDocumentIsRefused) {
  for (const char* xml :
       {"", " ", "<", "plain", "<reps/>", "<organisation/>", "<organisation version=\"0\"/>", "<organisation version=\"x\"/>",
        "<organisation version=\"1\"/><organisation version=\"1\"/>", "<organisation version=\"1\">"}) {
    EXPECT_FALSE(parse(xml)) << xml;
  }
}

TEST(HostileOrganisation, EveryTruncationIsRefused) {
  ASSERT_TRUE(parse(document));
  for (std::size_t size = 0; size < document.size(); ++size) EXPECT_FALSE(parse(document.substr(0, size))) << size;
}

TEST(HostileOrganisation, FlippedBitsAndForeignBytesAreSurvived) {
  for (std::size_t position = 0; position < document.size(); ++position) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string broken(document);
      broken[position] = static_cast<char>(static_cast<unsigned char>(broken[position]) ^ (1U << bit));
      survive(broken);
    }
    for (const std::string_view bytes :
         {std::string_view("\0", 1), std::string_view("&"), std::string_view("<!"), std::string_view("&#0;")}) {
      std::string broken(document);
      broken.insert(position, bytes);
      survive(broken);
    }
  }
}

TEST(HostileOrganisation, BrokenTablesAreSurvived) {
  for (std::size_t position = 0; position < table.size(); ++position) {
    survive_as_table(table.substr(0, position));
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string broken(table);
      broken[position] = static_cast<char>(static_cast<unsigned char>(broken[position]) ^ (1U << bit));
      survive_as_table(broken);
    }
  }
}

}  // namespace
}  // namespace smtpcfg::model
