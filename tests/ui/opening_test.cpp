#include "ui/opening.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "installation_of_test.h"

namespace smtpcfg::ui {
namespace {

class OpeningTest : public InstallationTest {
 protected:
  void save(const model::Target& target, const std::string& sender) {
    model::Settings settings;
    settings.sender_name = sender;
    InstallationTest::save(target, settings);
  }
};

const model::Target user = model::Target::user("SSELLER");

TEST_F(OpeningTest, WithoutAnyFileTheGuidesValuesAreShown) {
  model::SettingsStore here = store();
  const Result<Opening> opening = open_target(here, user);
  ASSERT_TRUE(opening);
  EXPECT_EQ(opening->shown().host, "smtp.office365.com");
}

TEST_F(OpeningTest, AUserWithoutAFileIsShownTheSystemFilesValues) {
  save(model::Target::system(), "Everybody");
  model::SettingsStore here = store();
  const Result<Opening> opening = open_target(here, user);
  ASSERT_TRUE(opening);
  EXPECT_FALSE(opening->own);
  EXPECT_EQ(opening->shown().sender_name, "Everybody");
}

TEST_F(OpeningTest, AUsersOwnFileIsShownAndSaidToTakePrecedence) {
  save(model::Target::system(), "Everybody");
  save(user, "Seller");
  model::SettingsStore here = store();
  const Result<Opening> opening = open_target(here, user);
  ASSERT_TRUE(opening);
  EXPECT_EQ(opening->shown().sender_name, "Seller");
  EXPECT_NE(opening->precedence.find("take precedence over the system-wide smtp.cfg"), std::string::npos);
}

TEST_F(OpeningTest, TheSystemFileNamesTheUsersItDoesNotReach) {
  save(user, "Seller");
  model::SettingsStore here = store();
  const Result<Opening> opening = open_target(here, model::Target::system());
  ASSERT_TRUE(opening);
  EXPECT_NE(opening->precedence.find("SSELLER"), std::string::npos);
}

TEST_F(OpeningTest, AnUnreadableFileIsPartOfTheAnswer) {
  save(user, "Seller");
  std::filesystem::resize_file(root_ / "update.win" / "SSELLER" / "smtp.cfg", 20);
  model::SettingsStore here = store();
  const Result<Opening> opening = open_target(here, user);
  ASSERT_TRUE(opening);
  ASSERT_TRUE(opening->unreadable);
  EXPECT_EQ(opening->unreadable->kind, ErrorKind::Unreadable);
}

}  // namespace
}  // namespace smtpcfg::ui
