#include "model/organisation_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Anna (1, A), Bert (2, B) and the group 5.
Organisation present() {
  Organisation organisation;
  EXPECT_TRUE(organisation.add(Group{"5", "West"}));
  EXPECT_TRUE(organisation.add(Rep{.id = "1", .name = "Anna", .login = "A", .email = "a@x", .rights_group = "5"}));
  EXPECT_TRUE(organisation.add(Rep{.id = "2", .name = "Bert", .login = "B"}));
  return organisation;
}

Result<ImportPlan> plan(std::string_view csv, std::optional<ImportKind> kind = std::nullopt) {
  const auto table = parse_csv(csv, "table.csv");
  if (!table) return std::unexpected(table.error());
  return plan_import(present(), *table, kind, "table.csv");
}

std::string refusal(std::string_view csv, std::optional<ImportKind> kind = std::nullopt) {
  const auto planned = plan(csv, kind);
  return planned ? "accepted" : planned.error().message;
}

std::vector<std::size_t> unusable_lines(const ImportPlan& plan) {
  std::vector<std::size_t> lines;
  lines.reserve(plan.unusable.size());
  for (const UnusableLine& each : plan.unusable) lines.push_back(each.line);
  return lines;
}

TEST(OrganisationImport, RepsAreMergedById) {
  const auto planned = plan(
      "Rep-ID;Name;Login;E-Mail;Rights Group;Project Groups\n"
      "0001;Anna Neu;A;a@x;5;\n2;Bert;B;;;\n3;Carl;C;c@x;5;7|5 7\n");
  ASSERT_TRUE(planned) << planned.error().message;
  EXPECT_EQ(planned->kind, ImportKind::Reps);
  EXPECT_EQ(planned->unchanged, 1U);
  ASSERT_THAT(planned->changed, SizeIs(1));
  ASSERT_THAT(planned->changed[0].fields, SizeIs(1));
  EXPECT_EQ(planned->changed[0].fields[0].field, "name");
  EXPECT_EQ(planned->changed[0].fields[0].from, "Anna");
  EXPECT_EQ(planned->changed[0].fields[0].to, "Anna Neu");
  ASSERT_THAT(planned->added, SizeIs(1));
  EXPECT_THAT(planned->result.rep("3")->project_groups, ElementsAre("5", "7"));
  EXPECT_THAT(planned->warnings, ElementsAre(HasSubstr("group 7 of rep Carl (3)")));
  EXPECT_THAT(planned->unusable, IsEmpty());
}

TEST(OrganisationImport, WhatTheTableDoesNotHaveStaysAndAnEmptyFieldEmpties) {
  const auto planned = plan("id;login;mail\n1;A;\n");
  ASSERT_TRUE(planned);
  EXPECT_EQ(planned->result.rep("1")->name, "Anna");
  EXPECT_EQ(planned->result.rep("1")->rights_group, "5");
  EXPECT_EQ(planned->result.rep("1")->email, "");
  EXPECT_EQ(planned->result.rep("2")->name, "Bert");
  EXPECT_EQ(planned->result.group("5")->name, "West");
}

TEST(OrganisationImport, GermanHeadingsAreUnderstood) {
  const auto planned = plan(
      "Mitarbeiter-ID;Name;Benutzer;E-Mail;Rechtegruppe;Organisationsgruppe;Projektgruppen;Abteilung\n"
      "9;Jörg;JÖRG;j@x;5;5;5;EDV\n");
  ASSERT_TRUE(planned);
  const Rep* rep = planned->result.rep_of_login("jörg");
  ASSERT_NE(rep, nullptr);
  EXPECT_EQ(rep->organisational_group, "5");
  EXPECT_THAT(planned->not_imported, ElementsAre("Abteilung"));
}

TEST(OrganisationImport, GroupsAndStationsAreRecognisedByTheirColumns) {
  const auto groups = plan("group id,group name\n5,Westen\n6,\"Nord, Ost\"\n");
  ASSERT_TRUE(groups);
  EXPECT_EQ(groups->kind, ImportKind::Groups);
  EXPECT_EQ(groups->result.group("6")->name, "Nord, Ost");
  EXPECT_EQ(groups->result.group("5")->name, "Westen");
  const auto stations = plan("Station;Station Name\n12;Wien\n0;x\n10001;\n");
  ASSERT_TRUE(stations);
  EXPECT_EQ(stations->kind, ImportKind::Stations);
  EXPECT_EQ(stations->result.station(12)->name, "Wien");
  EXPECT_THAT(unusable_lines(*stations), ElementsAre(3));
  EXPECT_THAT(stations->warnings, ElementsAre(HasSubstr("10001")));
}

TEST(OrganisationImport, WhatTheColumnsLeaveOpenMustBeSaid) {
  EXPECT_THAT(refusal("id;name\n5;x\n"), HasSubstr("do not say whether"));
  EXPECT_THAT(refusal("a;b\n5;x\n"), HasSubstr("do not say whether"));
  EXPECT_EQ(refusal("id;name\n5;x\n", ImportKind::Groups), "accepted");
  EXPECT_EQ(plan("id;name\n12;x\n", ImportKind::Stations)->result.station(12)->name, "x");
  EXPECT_THAT(refusal("name;login\nx;X\n"), HasSubstr("no column holds the IDs of the reps"));
  EXPECT_THAT(refusal("rep id;mail;e-mail\n1;x;y\n"), HasSubstr("“mail” and “e-mail” mean the same"));
}

TEST(OrganisationImport, LinesThatCannotBeUsedAreReportedWithTheirReason) {
  const auto planned = plan("rep id;login;rights group\nx;X;\n3;toolonglogin;\n4;D;west\n5;E;\n5;F;\n7;G;1E+5\n8\n");
  ASSERT_TRUE(planned);
  EXPECT_THAT(unusable_lines(*planned), ElementsAre(2, 3, 4, 6, 7, 8));
  EXPECT_THAT(planned->unusable[0].reason, HasSubstr("“x” is not the ID of a rep"));
  EXPECT_EQ(planned->unusable[3].reason, "5 is in line 5 already.");
  ASSERT_THAT(planned->added, SizeIs(1));
  EXPECT_EQ(planned->added[0].id, "5");
}

TEST(OrganisationImport, OneLoginBelongsToOneRep) {
  const auto planned = plan("rep id;login\n3;a\n4;New\n5;NEW\n");
  ASSERT_TRUE(planned);
  EXPECT_THAT(unusable_lines(*planned), ElementsAre(2, 4));
  EXPECT_EQ(planned->unusable[0].reason, "The login a belongs to rep Anna (1).");
  EXPECT_EQ(planned->unusable[1].reason, "The login NEW belongs to the rep in line 3.");
}

TEST(OrganisationImport, RepsMayExchangeTheirLogins) {
  const auto planned = plan("rep id;login\n1;B\n2;A\n");
  ASSERT_TRUE(planned);
  EXPECT_THAT(planned->unusable, IsEmpty());
  EXPECT_EQ(planned->result.rep_of_login("A")->name, "Bert");
  EXPECT_EQ(planned->result.rep_of_login("B")->name, "Anna");
}

TEST(OrganisationImport, ARepThatKeepsItsLoginKeepsItFromOthers) {
  // Bert's line is of no use, so he stays B; Anna cannot become B then, stays A, and nobody else becomes A.
  const auto planned = plan("rep id;login;rights group\n1;B;\n3;A;\n2;C;west\n");
  ASSERT_TRUE(planned);
  EXPECT_THAT(unusable_lines(*planned), ElementsAre(2, 3, 4));
  EXPECT_EQ(planned->result.reps(), present().reps());
}

TEST(OrganisationImport, CopiedBlanksAndLineBreaksInNamesDoNotMatter) {
  const auto planned = plan(
      "rep id ;name;login\n 3 ;\" Carl\nCoder\xC2\xA0\";\xE2\x80\x8B"
      "C\n");
  ASSERT_TRUE(planned);
  ASSERT_NE(planned->result.rep_of_login("C"), nullptr);
  EXPECT_EQ(planned->result.rep("3")->name, "Carl Coder");
}

}  // namespace
}  // namespace smtpcfg::model
