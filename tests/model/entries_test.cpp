#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "model/organisation.h"
#include "model/starting_values.h"
#include "model/survey.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const Who seller{.login = *Login::parse("SSELLER"), .rep = "100017", .groups = {"100042", "100050"}, .station = 12};

const std::vector<Target> layers_of_seller{Target::user("SSELLER"), Target::rep("100017"), Target::group("100042"),
                                           Target::group("100050"), Target::station(12),   Target::global(),
                                           Target::system()};

std::string sender_of(const Resolution& resolution) {
  return resolution.effective ? resolution.effective->loaded.settings.sender_address : resolution.effective.error().message;
}

TEST(Entries, AreSealedFilesBelowTheSystemFolder) {
  const TestInstallation here = installation().with(Target::station(12), settings());
  EXPECT_TRUE(std::filesystem::exists(here.system_folder() / "smtp" / "station-0012.cfg"));
  EXPECT_THAT(names_with_clear_text(here.root()), IsEmpty());
  EXPECT_EQ(sender_in(here, Target::station(12)), "crm@contoso.com");
}

TEST(Entries, AreListedInTheOrderOfTheirNumbers) {
  const TestInstallation here = installation()
                                    .with(Target::rep("1000000"), settings())
                                    .with(Target::rep("99"), settings())
                                    .with(Target::station(9), settings())
                                    .with(Target::global(), settings());
  put_bytes(here.system_folder() / "smtp" / "notes.txt", "not ours");
  EXPECT_THAT(*here.store().targets(),
              ElementsAre(Target::system(), Target::global(), Target::station(9), Target::rep("99"), Target::rep("1000000")));
}

TEST(Entries, CountInTheOrderUserRepGroupStationGlobalSystem) {
  for (std::size_t index = layers_of_seller.size(); index-- > 0;) {
    const Target& target = layers_of_seller[index];
    const TestInstallation filled = installation();
    for (std::size_t weaker = index; weaker < layers_of_seller.size(); ++weaker) {
      ASSERT_TRUE(filled.store().save(layers_of_seller[weaker], settings("s" + std::to_string(weaker) + "@contoso.com"), nullptr,
                                      nullptr));
    }
    const Resolution resolution = filled.store().resolve(seller);
    EXPECT_EQ(sender_of(resolution), "s" + std::to_string(index) + "@contoso.com") << target.text();
    EXPECT_EQ(resolution.effective->origin, target);
  }
}

TEST(Entries, TheOrderThatIsOurAssumptionIsLabelled) {
  EXPECT_EQ(installation().with_system(settings()).store().resolve(seller).order, OrderSource::Documented);
  EXPECT_EQ(installation().with(Target::global(), settings()).store().resolve(seller).order, OrderSource::Assumed);
  EXPECT_THAT(words_of(OrderSource::Assumed), HasSubstr("our assumption"));
}

TEST(Entries, TheOrganisationCanSetAnotherOrder) {
  const TestInstallation here =
      installation().with(Target::rep("100017"), settings("rep@contoso.com")).with_user("SSELLER", settings());
  const LayerOrder order = *parse_layer_order("system global station group rep user");
  const Resolution resolution = here.store().resolve(seller, order, true);
  EXPECT_EQ(sender_of(resolution), "rep@contoso.com");
  EXPECT_EQ(resolution.order, OrderSource::Organisation);
}

TEST(Entries, SeveralGroupsWithAnEntryAreWarnedAbout) {
  const TestInstallation one = installation().with(Target::group("100042"), settings());
  EXPECT_THAT(one.store().resolve(seller).warnings, IsEmpty());
  const TestInstallation two = installation().with(Target::group("100042"), settings()).with(Target::group("100050"), settings());
  EXPECT_THAT(two.store().resolve(seller).warnings, ElementsAre(HasSubstr("100042, 100050")));
}

TEST(Entries, ThatCannotBeReadStopResolutionAtEveryPosition) {
  for (std::size_t index = 0; index + 1 < layers_of_seller.size(); ++index) {
    const TestInstallation here = installation().with_damaged(layers_of_seller[index]).with_system(settings());
    const Resolution resolution = here.store().resolve(seller);
    ASSERT_FALSE(resolution.effective) << layers_of_seller[index].text();
    EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
    EXPECT_EQ(resolution.layers[index].state, LayerState::Unreadable);
  }
}

TEST(Entries, AFileThatNamesAnotherTargetIsNotUsedSilently) {
  const TestInstallation here = installation().with(Target::rep("100018"), settings()).with_system(settings());
  const std::filesystem::path entries = here.system_folder() / "smtp";
  std::filesystem::rename(entries / "rep-100018.cfg", entries / "rep-100017.cfg");
  const Resolution resolution = here.store().resolve(seller);
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(resolution.effective.error().message, HasSubstr("holds the settings of rep:100018, not those of rep:100017"));
}

TEST(Entries, StartFromTheFileOfTheRepsLoginElseFromTheSystems) {
  Organisation organisation;
  ASSERT_TRUE(organisation.add(Rep{.id = "100017", .login = "SSELLER"}));
  const TestInstallation here = installation().with_system(settings()).with_user("SSELLER", settings("seller@contoso.com"));
  SettingsStore store = here.store();
  EXPECT_EQ(starting_values(store, Target::rep("100017"), organisation)->from, Target::user("SSELLER"));
  EXPECT_EQ(starting_values(store, Target::rep("5"), organisation)->from, Target::system());
  EXPECT_EQ(starting_values(store, Target::global(), organisation)->from, Target::system());
  EXPECT_FALSE(starting_values(store, Target::system(), organisation));
}

TEST(Persons, HaveTheGroupsOfTheirRepInRankAndEachOnce) {
  Organisation organisation;
  ASSERT_TRUE(organisation.add(Rep{
      .id = "7", .login = "SSELLER", .rights_group = "30", .organisational_group = "20", .project_groups = {"10", "20", "40"}}));
  const Who who = who_is(organisation, *Login::parse("sseller"));
  EXPECT_EQ(who.rep, "7");
  EXPECT_THAT(who.groups, ElementsAre("30", "20", "10", "40"));
  EXPECT_EQ(who_is(organisation, *Login::parse("OTHER")).rep, "");
}

/// The first layer of the list that is there counts, readable or not.
TEST(Surveys, AnswerAsResolutionDoesForRandomInstallations) {
  std::mt19937 random(465);
  for (int round = 0; round < 60; ++round) {
    const TestInstallation here = installation().with_key();
    std::optional<Target> first;
    bool readable = false;
    const std::vector<Target>& order = layers_of_seller;
    for (const Target& target : order) {
      const auto content = random() % 4;
      if (content > 1) continue;
      ASSERT_TRUE(here.store().save(target, settings(), nullptr, nullptr));
      if (content == 1) put_bytes(here.store().file_of(target).value(), "not ours");
      if (!first) readable = content == 0;
      if (!first) first = target;
    }
    SettingsStore store = here.store();
    const Resolution resolution = store.resolve(seller);
    const Decision decision = Survey::take(store)->decide(seller);
    ASSERT_EQ(resolution.effective.has_value(), first && readable);
    ASSERT_EQ(decision.origin.has_value(), first && readable);
    ASSERT_THAT(decision.layers, SizeIs(order.size()));
    for (std::size_t index = 0; index < order.size(); ++index) {
      EXPECT_EQ(decision.layers[index].state, resolution.layers[index].state);
      EXPECT_EQ(decision.layers[index].why, resolution.layers[index].why);
    }
    if (resolution.effective) {
      EXPECT_EQ(resolution.effective->origin, *first);
      EXPECT_EQ(decision.layers[*decision.origin].target, *first);
    } else {
      EXPECT_EQ(decision.error->kind, first ? ErrorKind::Unreadable : ErrorKind::NotFound);
      EXPECT_EQ(decision.error->message, resolution.effective.error().message);
    }
  }
}

TEST(Surveys, FindALoginWhateverItsCase) {
  const TestInstallation here = installation().with_user("MÜLLER", settings());
  SettingsStore store = here.store();
  const Result<Survey> survey = Survey::take(store);
  ASSERT_TRUE(survey);
  ASSERT_NE(survey->find(Target::user("müller")), nullptr);
  EXPECT_EQ(survey->find(Target::user("müller"))->sender, "crm@contoso.com");
  EXPECT_EQ(survey->find(Target::user("OTHER")), nullptr);
}

}  // namespace
}  // namespace smtpcfg::model
