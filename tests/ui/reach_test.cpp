#include "ui/reach.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "installation_of_test.h"

namespace smtpcfg::ui {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// An installation with two users, the first of whom is rep 100017 in group 5.
class ReachTest : public InstallationTest {
 protected:
  void SetUp() override {
    InstallationTest::SetUp();
    for (const char* folder : {"system/smtp", "SSELLER", "BMEIER"}) {
      std::filesystem::create_directories(root_ / "update.win" / folder);
    }
    std::ofstream(root_ / "update.win/system/smtp/organisation.xml")
        << R"(<organisation version="1"><groups><group id="5" name="West"/></groups><reps>)"
        << R"(<rep id="100017" name="Sabine" login="SSELLER" rightsGroup="5"/></reps></organisation>)";
  }

  void save(const model::Target& target) { InstallationTest::save(target, model::Settings()); }

  std::vector<std::string> reach(const model::Target& target) {
    model::SettingsStore here = store();
    const auto overview = read_overview(here);
    if (!overview) return {overview.error().message};
    return reach_of(**overview, target);
  }
};

const model::Target user = model::Target::user("SSELLER");

TEST_F(ReachTest, AUsersOwnFileTellsWhatItShadows) {
  save(user);
  save(model::Target::group("5"));
  save(model::Target::system());
  EXPECT_THAT(reach(user), Contains("SSELLER gets these settings."));
  EXPECT_THAT(reach(user), Contains("They shadow the entry for group 5, the system-wide smtp.cfg."));
}

TEST_F(ReachTest, AUserWithoutAFileIsToldWhoseSettingsCount) {
  save(model::Target::group("5"));
  EXPECT_THAT(reach(user), Contains("SSELLER gets the settings of the entry for group 5."));
  EXPECT_THAT(reach(user), Contains(HasSubstr("our assumption")));
  EXPECT_THAT(reach(model::Target::user("BMEIER")), Contains("BMEIER has no SMTP settings: no layer has any."));
}

TEST_F(ReachTest, TheSystemFileTellsWhomItServesAndWhatComesFirst) {
  save(model::Target::system());
  save(user);
  EXPECT_THAT(reach(model::Target::system()), Contains("1 of 2 users get these settings: BMEIER."));
  EXPECT_THAT(reach(model::Target::system()), Contains("Before it come, where they apply: one user's own smtp.cfg."));
}

TEST_F(ReachTest, AStationIsAnsweredForWhoeverWorksThere) {
  save(model::Target::station(12));
  save(model::Target::rep("100017"));
  EXPECT_THAT(reach(model::Target::station(12)), Contains("1 of 2 users would get these settings at this station: BMEIER."));
}

TEST_F(ReachTest, AnUnreadableFileStopsItsUserAndSaysSo) {
  save(model::Target::system());
  std::ofstream(root_ / "update.win/SSELLER/smtp.cfg") << "no settings";
  EXPECT_THAT(reach(user), Contains("SSELLER cannot send until this is mended."));
  EXPECT_THAT(reach(user), Not(Contains("SSELLER gets these settings.")));
}

TEST_F(ReachTest, WhoIsStoppedByAnotherLayerIsToldByWhich) {
  save(model::Target::system());
  std::ofstream(root_ / "update.win/system/smtp/rep-100017.cfg") << "no settings";
  EXPECT_THAT(reach(user), Contains(HasSubstr("rep-100017.cfg")));
}

TEST_F(ReachTest, WithoutAReadableOrganisationNothingIsClaimed) {
  save(model::Target::system());
  std::ofstream(root_ / "update.win/system/smtp/organisation.xml") << "<organisation";
  ASSERT_EQ(reach(user).size(), 1U);
  EXPECT_THAT(reach(user).front(), HasSubstr("cannot be told"));
}

}  // namespace
}  // namespace smtpcfg::ui
