#include "ui/test_mail.h"

#include <gmock/gmock.h>

#include <fstream>

#include "installation_of_test.h"

namespace smtpcfg::ui {
namespace {

using testing::HasSubstr;
using testing::Not;

class TestMailTest : public InstallationTest {
 protected:
  void save_with_sender(const model::Target& target, const std::string& sender) {
    model::Settings settings;
    settings.sender_address = sender;
    settings.host = "smtp.office365.com";
    settings.port = 587;
    save(target, settings);
  }

  void write_organisation(const std::string& content) {
    std::filesystem::create_directories(root_ / "update.win/system/smtp");
    std::ofstream(root_ / "update.win/system/smtp/organisation.xml")
        << "<organisation version=\"1\">" << content << "</organisation>";
  }

  /// What is said of the settings that SSELLER gets, or why there are none.
  std::string words_for_seller() {
    model::SettingsStore here = store();
    const Result<model::Resolution> resolution = resolve_login(here, "SSELLER");
    return resolution ? words_of(*resolution) : resolution.error().message;
  }
};

TEST_F(TestMailTest, AUsersFileIsUsedWithoutFurtherWords) {
  save_with_sender(model::Target::user("SSELLER"), "crm@contoso.com");
  EXPECT_EQ(words_for_seller(), "Uses SSELLER's smtp.cfg: crm@contoso.com over smtp.office365.com:587.");
}

TEST_F(TestMailTest, AnEntryIsUsedByWhomTheOrganisationNamesAndTheOrderIsCalledAnAssumption) {
  save_with_sender(model::Target::system(), "all@contoso.com");
  save_with_sender(model::Target::rep("100017"), "rep@contoso.com");
  EXPECT_THAT(words_for_seller(), HasSubstr("Uses the system-wide smtp.cfg: all@contoso.com"));
  write_organisation(R"(<reps><rep id="100017" login="SSELLER"/></reps>)");
  EXPECT_THAT(words_for_seller(),
              HasSubstr("Uses the entry for rep 100017: rep@contoso.com over smtp.office365.com:587. The vendor"));
  EXPECT_THAT(words_for_seller(), HasSubstr("is our assumption"));
}

TEST_F(TestMailTest, WhatIsMissingInTheSettingsIsNamed) {
  save(model::Target::system(), {});
  EXPECT_THAT(words_for_seller(), HasSubstr("no sender address over no SMTP host"));
}

TEST_F(TestMailTest, WithoutSettingsItIsSaidWhy) { EXPECT_THAT(words_for_seller(), HasSubstr("No layer has SMTP settings")); }

TEST_F(TestMailTest, AnOrganisationThatCannotBeReadIsNotTakenForNone) {
  save_with_sender(model::Target::system(), "all@contoso.com");
  write_organisation("<reps>");
  EXPECT_THAT(words_for_seller(), HasSubstr("organisation.xml"));
}

TEST_F(TestMailTest, WhatIsNoLoginIsRefused) {
  model::SettingsStore here = store();
  const Result<model::Resolution> resolution = resolve_login(here, "../x");
  ASSERT_FALSE(resolution);
  EXPECT_EQ(resolution.error().kind, ErrorKind::Usage);
}

TEST(TextOfTestMail, SaysForWhomAndWhen) {
  const auto now = std::chrono::system_clock::from_time_t(1'795'540'489);
  EXPECT_THAT(text_of_test_mail("MÜLLER", now), HasSubstr("Sent for the login MÜLLER by "));
  EXPECT_THAT(text_of_test_mail("MÜLLER", now), HasSubstr("2026-11-2"));
  EXPECT_THAT(text_of_test_mail("", now), Not(HasSubstr("login")));
}

}  // namespace
}  // namespace smtpcfg::ui
