#include "model/installation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/text.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

TEST(Installations, AreOpenedByTheirFolderOrItsUpdateWin) {
  const TestInstallation here = installation();
  for (const std::filesystem::path& given : {here.root(), here.root() / "", here.update_win(), here.update_win() / ""}) {
    const Result<Installation> opened = Installation::open(system_files(), given);
    ASSERT_TRUE(opened) << given;
    EXPECT_EQ(opened->system_folder().lexically_normal(), here.system_folder());
  }
}

TEST(Installations, AreFoundUpwards) {
  const TestInstallation here = installation();
  const std::filesystem::path deep = here.update_win() / "SSELLER" / "frm";
  std::filesystem::create_directories(deep);
  for (const std::filesystem::path& start : {here.root(), here.update_win(), deep, deep / "", here.system_folder()}) {
    const Result<Installation> found = Installation::find(system_files(), start);
    ASSERT_TRUE(found) << start;
    EXPECT_EQ(found->root().lexically_normal(), (here.root() / "").parent_path()) << start;
  }
}

TEST(Installations, TheNearestOneUpwardsIsTaken) {
  const TestInstallation outer = installation();
  const std::filesystem::path inner = outer.root() / "inner";
  std::filesystem::create_directories(inner / "update.win");
  EXPECT_EQ(Installation::find(system_files(), inner)->root(), inner);
}

TEST(Installations, WhereThereIsNoneThatIsSaidWithTheFolder) {
  const TemporaryFolder empty;
  for (const Result<Installation>& none :
       {Installation::open(system_files(), empty.path()), Installation::find(system_files(), empty.path()),
        Installation::open(system_files(), empty.path() / "nowhere"), Installation::open(system_files(), "")}) {
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::NotFound);
    EXPECT_THAT(none.error().remedy, HasSubstr("update.win"));
  }
  EXPECT_THAT(Installation::open(system_files(), empty.path()).error().message, HasSubstr(utf8_of(empty.path())));
}

TEST(Installations, AFileCalledUpdateWinIsNone) {
  const TemporaryFolder folder;
  put_bytes(folder.path() / "update.win", "");
  EXPECT_FALSE(Installation::open(system_files(), folder.path()));
  EXPECT_FALSE(Installation::open(system_files(), folder.path() / "update.win"));
}

TEST(Installations, AUsersFolderIsFoundIgnoringCase) {
  const TestInstallation here = installation().with_user("SSeller", settings());
  EXPECT_EQ(sender_in(here, Target::user("sSELLER")), "crm@contoso.com");
  ASSERT_TRUE(save_sender(here, Target::user("SSELLER"), "new@contoso.com"));
  EXPECT_EQ(sender_in(here, Target::user("SSeller")), "new@contoso.com");
}

TEST(Installations, AFolderWithUmlautsIsFoundIgnoringCase) {
  const TestInstallation here = installation().with_user("MÜßIGŁ", settings());
  EXPECT_EQ(sender_in(here, Target::user("müßigł")), "crm@contoso.com");
}

TEST(Installations, TheUsersAreTheFoldersThatAreLogins) {
  const TestInstallation here = installation().with_user("ÄRZTIN", settings()).with_user("BERND#1", settings());
  for (const char* name : {"db", "CLAUDIA", "backup.old", "muchtoolong"})
    std::filesystem::create_directories(here.update_win() / name);
  put_bytes(here.update_win() / "DORA", "a file");
  const Result<Installation> opened = Installation::open(system_files(), here.root());
  const Result<std::vector<Login>> logins = opened->logins(system_files());
  ASSERT_TRUE(logins);
  std::vector<std::string> names;
  for (const Login& login : *logins) names.push_back(login.text());
  EXPECT_THAT(names, testing::UnorderedElementsAre("BERND#1", "CLAUDIA", "ÄRZTIN"));
}

TEST(Installations, TheTargetsAreTheSystemThenTheUsers) {
  const TestInstallation here = installation().with_user("ANNA", settings());
  EXPECT_THAT(*here.store().targets(), testing::ElementsAre(Target::system(), Target::user("ANNA")));
}

TEST(Installations, InAFolderWithBlanksAndUmlautsEverythingWorks) {
  const TemporaryFolder folder;
  const std::filesystem::path root = folder.path() / path_of("Größe 2 – CRM €");
  std::filesystem::create_directories(root / "update.win" / "system");
  SettingsStore store(system_files(), *Installation::open(system_files(), root), std::nullopt, ask_nobody);
  ASSERT_TRUE(store.save(Target::user("MÜLLER"), settings(), nullptr, nullptr));
  EXPECT_TRUE(store.load(Target::user("MÜLLER")));
}

TEST(Installations, WithoutOneOnlyFilesCanBeNamed) {
  const TestInstallation here = installation().with_key();
  SettingsStore store(system_files(), std::nullopt, here.key_file(), ask_nobody);
  EXPECT_EQ(store.load(Target::system()).error().kind, ErrorKind::Usage);
  EXPECT_EQ(store.targets().error().kind, ErrorKind::Usage);
  const Target file = Target::file(utf8_of(here.root() / "own.cfg"));
  ASSERT_TRUE(store.save(file, settings(), nullptr, nullptr));
  EXPECT_TRUE(store.load(file));
}

}  // namespace
}  // namespace smtpcfg::model
