#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/text.h"

#include "every_operation.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

TEST(Paths, Of300CharactersAreLikeOthers) {
  const TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  while (utf8_of(root).size() < 300) root /= std::string(40, 'x');
  ASSERT_NO_FATAL_FAILURE(expect_every_operation_works(root));
}

TEST(Paths, OfAThousandCharactersAreLikeOthers) {
  const TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  while (utf8_of(root).size() < 1000) root /= std::string(200, 'x');
  ASSERT_NO_FATAL_FAILURE(expect_every_operation_works(root));
}

TEST(Paths, WithUmlautsAndEmojiAreLikeOthers) {
  const TemporaryFolder folder;
  ASSERT_NO_FATAL_FAILURE(
      expect_every_operation_works(folder.path() / path_of("Größe ÄÖÜ – €") / path_of("📧 CRM 👩‍💻")));
}

TEST(Paths, WithDotsAndBothSeparatorsMeanTheSameFile) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  const std::string name = utf8_of(here.update_win());
  for (const std::string& way :
       {name + "/./SSELLER/smtp.cfg", name + "/system/../SSELLER/smtp.cfg", name + "//SSELLER//smtp.cfg"}) {
    EXPECT_TRUE(system_files().read(path_of(way), 1'000'000)) << way;
  }
}

// Windows' disks and this program alike: ß has no capital that is another's letter.
TEST(Logins, WithSharpSAndWithTwoSAreTwoPeople) {
  const TestInstallation here =
      installation().with_user("STRASSE", settings("ss@contoso.com")).with_user("STRAßE", settings("sharp@contoso.com"));
  for (const char* login : {"STRAßE", "straße", "Straße"}) EXPECT_EQ(sender_in(here, Target::user(login)), "sharp@contoso.com");
  for (const char* login : {"STRASSE", "strasse"}) EXPECT_EQ(sender_in(here, Target::user(login)), "ss@contoso.com");
}

TEST(Logins, WithSharpSDoNotGetTheSettingsOfOnesWithTwoS) {
  const TestInstallation here = installation().with_user("STRASSE", settings("ss@contoso.com"));
  EXPECT_EQ(sender_in(here, Target::user("STRAßE")), "absent");
  const TestInstallation there = installation().with_user("GROß", settings("sharp@contoso.com"));
  EXPECT_EQ(sender_in(there, Target::user("GROSS")), "absent");
}

// Neither Windows' disks nor this program take these for the letters that they resemble.
TEST(Logins, WithLettersThatOnlyResembleOthersAreOtherPeople) {
  for (const auto& [login, other] : {std::pair("ınGE", "INGE"), std::pair("İNGE", "inge"), std::pair("ſAM", "SAM"),
                                     std::pair("ÿVES", "YVES"), std::pair("ŁUKA", "LUKA")}) {
    const TestInstallation here = installation().with_user(login, settings());
    EXPECT_EQ(sender_in(here, Target::user(other)), "absent") << login;
  }
  const TestInstallation here = installation().with_user("ÿVES", settings());
  EXPECT_EQ(sender_in(here, Target::user("ŸVES")), "crm@contoso.com");
}

}  // namespace
}  // namespace smtpcfg::model
