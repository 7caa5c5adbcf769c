#include "model/resolution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using enum LayerState;

Resolution resolve_for(const TestInstallation& here, std::string_view login) {
  return here.store().resolve({.login = *Login::parse(login)});
}

std::vector<LayerState> states_of(const Resolution& resolution) {
  std::vector<LayerState> states;
  states.reserve(resolution.layers.size());
  for (const LayerReport& layer : resolution.layers) states.push_back(layer.state);
  return states;
}

TEST(ResolutionOfFiles, TheUsersFileComesBeforeTheSystems) {
  const TestInstallation here =
      installation().with_system(settings("crm@contoso.com")).with_user("SSELLER", settings("seller@contoso.com"));
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_TRUE(resolution.effective);
  EXPECT_EQ(resolution.effective->loaded.settings.sender_address, "seller@contoso.com");
  EXPECT_EQ(resolution.effective->origin, Target::user("SSELLER"));
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Used, Absent, Shadowed));
  EXPECT_THAT(resolution.layers.back().why, HasSubstr("SSELLER's smtp.cfg comes first"));
}

TEST(ResolutionOfFiles, WhoHasNoFileGetsTheSystems) {
  const TestInstallation here = installation().with_system(settings("crm@contoso.com"));
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_TRUE(resolution.effective);
  EXPECT_EQ(resolution.effective->origin, Target::system());
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Absent, Absent, Used));
}

TEST(ResolutionOfFiles, SettingsComeWholeFromOneLayer) {
  Settings partly;
  partly.sender_address = "seller@contoso.com";
  const TestInstallation here = installation().with_system(settings("crm@contoso.com")).with_user("SSELLER", partly);
  const Resolution resolution = resolve_for(here, "SSELLER");
  EXPECT_TRUE(resolution.effective->loaded.settings == partly);
}

TEST(ResolutionOfFiles, AnUnreadableUserFileIsNotTreatedAsAbsent) {
  const TestInstallation here = installation().with_system(settings("crm@contoso.com")).with_damaged_user_file("SSELLER");
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Unreadable, Absent, Shadowed));
  EXPECT_THAT(resolution.layers[0].why, HasSubstr("damaged"));
}

TEST(ResolutionOfFiles, AnUnreadableSystemFileStopsWhoHasNoOther) {
  const TestInstallation here = installation().with_damaged_system_file();
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Absent, Absent, Unreadable));
}

TEST(ResolutionOfFiles, AnUnreadableSystemFileIsReportedToWhoNeedsItNot) {
  const TestInstallation here = installation().with_user("SSELLER", settings("seller@contoso.com")).with_damaged_system_file();
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_TRUE(resolution.effective);
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Used, Absent, Unreadable));
  EXPECT_THAT(resolution.layers.back().why, HasSubstr("Not needed"));
}

TEST(ResolutionOfFiles, WithoutAnyLayerThatIsSaid) {
  const TestInstallation here = installation();
  const Resolution resolution = resolve_for(here, "SSELLER");
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::NotFound);
  EXPECT_THAT(states_of(resolution), testing::ElementsAre(Absent, Absent, Absent));
}

TEST(ResolutionOfFiles, NoLayersHaveNoSettings) {
  const Resolution resolution = resolve({}, [](const Target&) -> Result<LoadedSettings> { return LoadedSettings{}; });
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::NotFound);
}

/// What the rule says, in as few lines as it takes: the first layer that is there counts, readable or not.
std::optional<std::size_t> first_present(const std::vector<LayerState>& layers) {
  for (std::size_t index = 0; index < layers.size(); ++index) {
    if (layers[index] != Absent) return index;
  }
  return std::nullopt;
}

TEST(ResolutionOfAnyLayers, FollowsTheRule) {
  std::mt19937 random(587);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Target> order;
    std::vector<LayerState> contents;  // Used stands for readable here
    for (std::size_t count = random() % 8; count > 0; --count) {
      order.push_back(Target::file(std::to_string(order.size())));
      contents.push_back(std::array{Absent, Absent, Used, Unreadable}[random() % 4]);
    }
    const Resolution resolution = resolve(order, [&](const Target& target) -> Result<LoadedSettings> {
      const LayerState content = contents[static_cast<std::size_t>(std::stoi(target.value))];
      if (content == Absent) return failure(ErrorKind::NotFound, "absent");
      if (content == Unreadable) return failure(ErrorKind::Unreadable, "damaged " + target.value);
      LoadedSettings loaded;
      loaded.settings.sender_address = target.value;
      return loaded;
    });
    ASSERT_EQ(resolution.layers.size(), order.size());
    const std::optional<std::size_t> counts = first_present(contents);
    for (std::size_t index = 0; index < order.size(); ++index) {
      const bool shadowed = contents[index] == Used && index != counts;
      EXPECT_EQ(resolution.layers[index].state, shadowed ? Shadowed : contents[index]);
      EXPECT_EQ(resolution.layers[index].target, order[index]);
      EXPECT_FALSE(resolution.layers[index].why.empty());
    }
    ASSERT_EQ(resolution.effective.has_value(), counts && contents[*counts] == Used);
    if (resolution.effective) {
      EXPECT_EQ(resolution.effective->origin, order[*counts]);
      EXPECT_EQ(resolution.effective->loaded.settings.sender_address, order[*counts].value);
    } else {
      EXPECT_EQ(resolution.effective.error().kind, counts ? ErrorKind::Unreadable : ErrorKind::NotFound);
      if (counts) {
        EXPECT_EQ(resolution.effective.error().message, "damaged " + order[*counts].value);
      }
    }
  }
}

}  // namespace
}  // namespace smtpcfg::model
