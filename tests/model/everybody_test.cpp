#include "model/everybody.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Seller and Müller have reps; Müller only organisation.xml names, Other only a folder.
Organisation organisation() {
  Organisation organisation;
  EXPECT_TRUE(organisation.add(Rep{.id = "100017", .login = "SSELLER", .rights_group = "100042"}));
  EXPECT_TRUE(organisation.add(Rep{.id = "100018", .login = "MÜLLER", .rights_group = "100042"}));
  EXPECT_TRUE(organisation.add(Rep{.id = "100019"}));
  return organisation;
}

Everybody everybody(const TestInstallation& here, const Organisation& organisation) {
  SettingsStore store = here.store();
  return {*Survey::take(store), organisation};
}

std::vector<std::string> logins(const Everybody& everybody, std::span<const std::size_t> positions) {
  std::vector<std::string> logins;
  for (const std::size_t position : positions) logins.push_back(everybody.all()[position].login.text());
  return logins;
}

std::vector<std::string> getting(const Everybody& everybody, const Target& target) {
  return logins(everybody, everybody.getting(target));
}

TEST(Everybody, AreTheLoginsOfFoldersAndOfTheOrganisationEachOnce) {
  const TestInstallation here = installation().with_user("other", settings()).with_user("sseller", settings());
  const Everybody all = everybody(here, organisation());
  std::vector<std::string> names;
  for (const Everybody::One& one : all.all()) names.push_back(one.login.text());
  EXPECT_THAT(names, ElementsAre("MÜLLER", "other", "sseller"));
}

TEST(Everybody, GetTheLayerThatResolutionFindsForThem) {
  const TestInstallation here = installation()
                                    .with_user("OTHER", settings())
                                    .with(Target::rep("100017"), settings())
                                    .with(Target::group("100042"), settings())
                                    .with_system(settings());
  const Everybody all = everybody(here, organisation());
  SettingsStore store = here.store();
  for (const Everybody::One& one : all.all()) {
    const Resolution resolution = store.resolve(who_is(organisation(), one.login));
    ASSERT_NE(one.origin(), nullptr) << one.login.text();
    EXPECT_EQ(*one.origin(), resolution.effective->origin) << one.login.text();
  }
  EXPECT_THAT(getting(all, Target::user("OTHER")), ElementsAre("OTHER"));
  EXPECT_THAT(getting(all, Target::rep("100017")), ElementsAre("SSELLER"));
  EXPECT_THAT(getting(all, Target::group("100042")), ElementsAre("MÜLLER"));
  EXPECT_THAT(getting(all, Target::system()), IsEmpty());
}

TEST(Everybody, WhoHasNothingOfTheirOwnGetTheSystemFile) {
  const TestInstallation here = installation().with_user("other", settings()).with_system(settings());
  EXPECT_THAT(getting(everybody(here, organisation()), Target::system()), ElementsAre("MÜLLER", "SSELLER"));
}

TEST(Everybody, AreFoundWhateverTheCaseOfTheirLogin) {
  const TestInstallation here = installation().with_user("müller", settings());
  const Everybody all = everybody(here, organisation());
  ASSERT_NE(all.find("MÜLLER"), nullptr);
  EXPECT_EQ(all.find("MÜLLER")->login.text(), "müller");
  EXPECT_THAT(getting(all, Target::user("Müller")), ElementsAre("müller"));
  EXPECT_EQ(all.find("NOBODY"), nullptr);
}

TEST(Everybody, WhoseFileCannotBeReadGetNothingAndTheReasonIsKept) {
  const TestInstallation here = installation().with_damaged_user_file("SSELLER").with_system(settings());
  const Everybody all = everybody(here, organisation());
  const Everybody::One& seller = *all.find("SSELLER");
  EXPECT_EQ(seller.origin(), nullptr);
  EXPECT_EQ(seller.decision.error->kind, ErrorKind::Unreadable);
  EXPECT_THAT(getting(all, Target::system()), ElementsAre("MÜLLER"));
}

TEST(Everybody, TheOrderIsAnAssumptionAsSoonAsAnEntryConcernsOneOfThem) {
  Organisation people = organisation();
  EXPECT_EQ(everybody(installation().with_system(settings()), people).order(), OrderSource::Documented);
  EXPECT_EQ(everybody(installation().with(Target::rep("5"), settings()), people).order(), OrderSource::Documented);
  EXPECT_EQ(everybody(installation().with(Target::rep("100017"), settings()), people).order(), OrderSource::Assumed);
  people.set_order(*parse_layer_order("user system global station group rep"));
  EXPECT_EQ(everybody(installation().with(Target::rep("100017"), settings()), people).order(), OrderSource::Organisation);
}

TEST(Everybody, NobodyIsFineToo) {
  const Everybody none = everybody(installation(), Organisation());
  EXPECT_THAT(none.all(), IsEmpty());
  EXPECT_THAT(none.getting(Target::system()), IsEmpty());
}

}  // namespace
}  // namespace smtpcfg::model
