#include "model/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::Not;

const Who seller{.login = *Login::parse("seller"), .rep = "100017", .groups = {"100042"}, .station = 12};

TEST(Explanation, TellsEveryStepInItsOrder) {
  const TestInstallation here = installation().with(Target::rep("100017"), settings()).with_system(settings());
  EXPECT_THAT(explanation_of(seller, here.store().resolve(seller)),
              HasSubstr("How the settings of seller are found:\n"
                        "  1. seller's smtp.cfg does not exist, so the next layer is looked at.\n"
                        "  2. The entry for rep 100017 has settings, and is the first that does: these are used.\n"
                        "  3. The entry for group 100042 does not exist, so the next layer is looked at.\n"
                        "  4. The entry for station 12 does not exist, so the next layer is looked at.\n"
                        "  5. The global entry does not exist, so the next layer is looked at.\n"
                        "  6. The system-wide smtp.cfg has settings too, but is not used: an earlier layer has some.\n"
                        "Without the entry for rep 100017, the system-wide smtp.cfg would be used.\n"));
}

TEST(Explanation, SaysWhatIsNotKnownOfThePersonForConsoleAndWindowAlike) {
  const TestInstallation here = installation().with_system(settings());
  const Who stranger{.login = *Login::parse("OTHER")};
  const std::string text = explanation_of(stranger, here.store().resolve(stranger));
  EXPECT_THAT(text, HasSubstr("No rep is known for OTHER: organisation.xml names none, and none was given.\n"));
  EXPECT_THAT(text, HasSubstr("No station was given; station entries are left out.\n"));
  EXPECT_THAT(text, Not(HasSubstr("--")));
  EXPECT_THAT(explanation_of(seller, here.store().resolve(seller)), Not(HasSubstr("was given")));
}

TEST(Explanation, SaysThatNothingWouldBeLeftWithoutTheOnlyLayer) {
  const TestInstallation here = installation().with_system(settings());
  const Resolution resolution = here.store().resolve(seller);
  EXPECT_EQ(next_after_used(resolution), nullptr);
  EXPECT_THAT(explanation_of(seller, resolution), HasSubstr("Without the system-wide smtp.cfg, there would be no settings.\n"));
}

TEST(Explanation, SaysWhyAFileThatCannotBeReadEndsTheSearch) {
  const TestInstallation here = installation().with_damaged_user_file("seller").with_system(settings());
  const std::string text = explanation_of(seller, here.store().resolve(seller));
  EXPECT_THAT(text, HasSubstr("1. seller's smtp.cfg cannot be read. "));
  EXPECT_THAT(text, HasSubstr("never passed over"));
  EXPECT_THAT(text, Not(HasSubstr("no SMTP settings")));
}

TEST(Explanation, SaysThatNobodyHasSettingsForThisPerson) {
  EXPECT_THAT(explanation_of(seller, installation().store().resolve(seller)), HasSubstr("So seller has no SMTP settings.\n"));
}

}  // namespace
}  // namespace smtpcfg::model
