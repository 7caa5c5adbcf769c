#include "ui/effective_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "installation_of_test.h"

namespace smtpcfg::ui {
namespace {

using testing::HasSubstr;

class EffectiveAnswerTest : public InstallationTest {
 protected:
  Result<EffectiveAnswer> answer(const model::PersonText& person) {
    model::SettingsStore here = store();
    return effective_for(here, person);
  }
};

TEST_F(EffectiveAnswerTest, TheHeadlineNamesTheLayer) {
  save(model::Target::station(12), model::Settings());
  const auto found = answer({.login = "SSELLER", .station = "12"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->headline, "SSELLER uses the entry for station 12.");
  EXPECT_THAT(found->explanation, HasSubstr("our assumption"));
}

TEST_F(EffectiveAnswerTest, NothingFoundIsAnAnswer) {
  const auto found = answer({.login = "SSELLER"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->headline, "SSELLER has no SMTP settings.");
}

TEST_F(EffectiveAnswerTest, AnUnreadableLayerIsAnAnswerThatSaysWhy) {
  save(model::Target::system(), model::Settings());
  std::ofstream(root_ / "update.win/system/smtp.cfg") << "no settings";
  const auto found = answer({.login = "SSELLER"});
  ASSERT_TRUE(found);
  EXPECT_THAT(found->headline, HasSubstr("SSELLER cannot send: "));
  EXPECT_THAT(found->headline, HasSubstr("smtp.cfg"));
}

TEST_F(EffectiveAnswerTest, WhatIsNoStationIsRefused) {
  const auto found = answer({.login = "SSELLER", .station = "0"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::Usage);
}

}  // namespace
}  // namespace smtpcfg::ui
