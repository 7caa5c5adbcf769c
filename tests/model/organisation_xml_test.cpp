#include "model/organisation_xml.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr std::string_view example = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- kept by the administrator -->
<organisation version="1" owner="IT">
  <order>user station rep group global system</order>
  <groups><group id="100042" name="Sales West" colour="red"/></groups>
  <stations><station number="12" name="Vienna"/></stations>
  <reps>
    <rep id="0100017" name="Sabine Seller" login="SSeller" email="s@x" rightsGroup="100042" projectGroups="100051 100042 100051"><note>x</note></rep>
    <rep id="100018" name="Jörg Müßig" login="JÖRG#1"/>
  </reps>
</organisation>
)";

Result<ParsedOrganisation> parse(std::string_view xml) { return parse_organisation_xml(xml, "organisation.xml"); }

/// The message with which these records are refused; they start in line 2.
std::string refusal(std::string_view records) {
  const auto parsed = parse(fmt::format("<organisation version=\"1\">\n{}\n</organisation>", records));
  if (parsed) return "accepted";
  EXPECT_EQ(parsed.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(parsed.error().message, HasSubstr("organisation.xml"));
  EXPECT_FALSE(parsed.error().remedy.empty());
  return parsed.error().message;
}

TEST(OrganisationXml, SaysWhoIsWho) {
  const auto parsed = parse(example);
  ASSERT_TRUE(parsed) << parsed.error().message;
  const Organisation& organisation = parsed->organisation;
  const Rep* rep = organisation.rep_of_login("sseller");
  ASSERT_NE(rep, nullptr);
  EXPECT_EQ(words_of(*rep), "Sabine Seller (100017)");
  EXPECT_EQ(rep->rights_group, "100042");
  EXPECT_EQ(rep->organisational_group, "");
  EXPECT_THAT(rep->project_groups, ElementsAre("100042", "100051"));
  EXPECT_EQ(organisation.rep_of_login("jörg#1"), organisation.rep("100018"));
  EXPECT_EQ(organisation.group("100042")->name, "Sales West");
  EXPECT_EQ(organisation.station(12)->name, "Vienna");
  EXPECT_EQ(organisation.rep_of_login(""), nullptr);
  EXPECT_EQ(organisation.rep("1"), nullptr);
  EXPECT_EQ(text_of(organisation.order()), "user station rep group global system");
}

TEST(OrganisationXml, WithoutAnOrderTheAssumedOneCounts) {
  const auto parsed = parse("<organisation version=\"1\"/>");
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->organisation.has_default_order());
  EXPECT_EQ(text_of(parsed->organisation.order()), "user rep group station global system");
}

TEST(OrganisationXml, GroupsThatDoNotExistAreWarnedAboutOnceWithTheLine) {
  const auto parsed = parse(example);
  ASSERT_TRUE(parsed);
  ASSERT_THAT(parsed->warnings, SizeIs(1));
  EXPECT_EQ(parsed->warnings[0].line, 8U);
  EXPECT_EQ(parsed->warnings[0].message, "The group 100051 of rep Sabine Seller (100017) is not in the organisation.");
}

TEST(OrganisationXml, StationsOfTheCrmsOwnRangesAreWarnedAbout) {
  const auto parsed = parse("<organisation version=\"1\"><stations>\n<station number=\"10000\"/></stations></organisation>");
  ASSERT_TRUE(parsed);
  ASSERT_THAT(parsed->warnings, SizeIs(1));
  EXPECT_EQ(parsed->warnings[0].line, 2U);
  EXPECT_THAT(parsed->warnings[0].message, HasSubstr("10000"));
}

TEST(OrganisationXml, WhatCannotBeIsRefusedWithTheLine) {
  EXPECT_THAT(refusal("<stations>\n<station number=\"0\"/></stations>"), HasSubstr("line 3: “0” is not a station"));
  EXPECT_THAT(refusal("<reps>\n\n<rep name=\"x\"/></reps>"), HasSubstr("line 4: “” is not the ID of a rep"));
  EXPECT_THAT(refusal("<reps><rep id=\"../1\"/></reps>"), HasSubstr("line 2"));
  EXPECT_THAT(refusal("<reps><rep id=\"1\" login=\"COM1\"/></reps>"), HasSubstr("device"));
  EXPECT_THAT(refusal("<reps><rep id=\"1\" rightsGroup=\"x\"/></reps>"), HasSubstr("ID of a group"));
  EXPECT_THAT(refusal("<reps><rep id=\"1\" projectGroups=\"5 x\"/></reps>"), HasSubstr("ID of a group"));
  EXPECT_THAT(refusal("<reps><rep id=\"1\" email=\"a&#13;&#10;b\"/></reps>"), HasSubstr("email holds a control character"));
  EXPECT_THAT(refusal("<groups><group id=\"1\" name=\"" + std::string(1001, 'x') + "\"/></groups>"), HasSubstr("too long"));
}

TEST(OrganisationXml, WhatStandsThereTwiceIsRefused) {
  EXPECT_THAT(refusal("<reps><rep id=\"1\"/>\n<rep id=\"01\"/></reps>"), HasSubstr("line 3: There are two reps with the ID 1"));
  EXPECT_THAT(refusal("<groups><group id=\"1\"/><group id=\"1\"/></groups>"), HasSubstr("two groups"));
  EXPECT_THAT(refusal("<stations><station number=\"1\"/><station number=\"1\"/></stations>"), HasSubstr("two stations"));
  EXPECT_THAT(refusal("<reps><rep id=\"1\" login=\"ÄB\"/>\n<rep id=\"2\" login=\"äb\"/></reps>"),
              HasSubstr("line 3: The login äb belongs to two reps"));
}

TEST(OrganisationXml, AnOrderNamesEachLayerOnce) {
  EXPECT_THAT(refusal("<order>user rep group station global</order>"), HasSubstr("does not name “system”"));
  EXPECT_THAT(refusal("<order>user user rep group station global system</order>"), HasSubstr("“user” twice"));
  EXPECT_THAT(refusal("<order>boss user rep group station global system</order>"), HasSubstr("“boss” is not a layer"));
  EXPECT_THAT(refusal("<order/>"), HasSubstr("does not name “user”"));
}

TEST(OrganisationXml, ARewriteWithoutAChangeTouchesNothing) {
  const std::string canonical = write_organisation_xml(parse(example)->organisation, example);
  EXPECT_EQ(write_organisation_xml(parse(canonical)->organisation, canonical), canonical);
  EXPECT_THAT(canonical, HasSubstr("?>\n<!-- kept by the administrator -->\n<organisation"));
}

TEST(OrganisationXml, WhatWeDoNotKnowSurvivesARewrite) {
  auto parsed = parse(example);
  ASSERT_TRUE(parsed);
  ASSERT_TRUE(parsed->organisation.add(Rep{.id = "7", .name = "A & <B>", .login = "NEW"}));
  const std::string again = write_organisation_xml(parsed->organisation, example);
  for (const char* kept :
       {"kept by the administrator", "owner=\"IT\"", "colour=\"red\"", "<note>x</note>", "<?xml version=\"1.0\""}) {
    EXPECT_THAT(again, HasSubstr(kept));
  }
  EXPECT_THAT(again, HasSubstr("/>\n    <rep id=\"7\" name=\"A &amp; &lt;B>\" login=\"NEW\"/>\n  </reps>"));
  const auto reread = parse(again);
  ASSERT_TRUE(reread);
  EXPECT_EQ(reread->organisation.reps(), parsed->organisation.reps());
  EXPECT_EQ(reread->organisation.order(), parsed->organisation.order());
}

std::string with_windows_line_ends(std::string_view text) {
  std::string result;
  for (const char each : text) result += each == '\n' ? std::string("\r\n") : std::string(1, each);
  return result;
}

TEST(OrganisationXml, LineEndsStayThoseOfTheFile) {
  const std::string windows = with_windows_line_ends(example);
  Result<ParsedOrganisation> parsed = parse(windows);
  ASSERT_TRUE(parsed);
  ASSERT_TRUE(parsed->organisation.add(Rep{.id = "7"}));
  const std::string in_windows = write_organisation_xml(parsed->organisation, windows);
  EXPECT_THAT(in_windows, HasSubstr("\r\n    <rep id=\"7\"/>\r\n"));
  EXPECT_EQ(in_windows, with_windows_line_ends(write_organisation_xml(parsed->organisation, example)));
  EXPECT_EQ(write_organisation_xml(parse(in_windows)->organisation, in_windows), in_windows);
}

TEST(OrganisationXml, RecordsThatAreGoneAreTakenOut) {
  const std::string again = write_organisation_xml(Organisation(), example);
  const auto reread = parse(again);
  ASSERT_TRUE(reread);
  EXPECT_TRUE(reread->organisation.reps().empty());
  EXPECT_TRUE(reread->organisation.groups().empty());
  EXPECT_TRUE(reread->organisation.has_default_order());
}

TEST(OrganisationXml, ANewDocumentIsForPeopleToo) {
  Organisation organisation;
  ASSERT_TRUE(organisation.add(Group{"5", "Ö"}));
  ASSERT_TRUE(organisation.add(Station{12, ""}));
  EXPECT_EQ(write_organisation_xml(organisation, ""),
            "<organisation version=\"1\">\n  <groups>\n    <group id=\"5\" name=\"Ö\"/>\n  </groups>\n  <stations>\n"
            "    <station number=\"12\"/>\n  </stations>\n</organisation>\n");
}

TEST(OrganisationXml, TenThousandRepsAreFoundByTheirLogins) {
  Organisation organisation;
  for (int number = 1; number <= 10'000; ++number) {
    ASSERT_TRUE(organisation.add(Rep{.id = std::to_string(number), .login = fmt::format("U{}", number)}));
  }
  const auto reread = parse(write_organisation_xml(organisation, ""));
  ASSERT_TRUE(reread);
  for (int number = 1; number <= 10'000; ++number) {
    ASSERT_EQ(reread->organisation.rep_of_login(fmt::format("u{}", number))->id, std::to_string(number));
  }
}

}  // namespace
}  // namespace smtpcfg::model
