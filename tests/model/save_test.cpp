#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/text.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Target seller = Target::user("SSELLER");

TEST(Save, WhatIsSavedIsWhatIsLoaded) {
  const TestInstallation here = installation();
  Settings all = settings();
  all.authentication = Authentication::Plain;
  all.port = 465;
  all.enable_ssl = false;
  all.sender_name = "Müller & Söhne \"CRM\" <x> ]]>\ttab\nline\x01";
  all.user_name = "konto'1";
  all.password = crypto::Secret(canary_password);
  all.secret_expires = "2027-05-01";
  SettingsStore store = here.store();
  ASSERT_TRUE(store.save(seller, all, nullptr, nullptr));
  const Result<LoadedSettings> loaded = store.load(seller);
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(loaded->settings == all);
  EXPECT_EQ(loaded->saved_for, "user:SSELLER");
  EXPECT_THAT(names_with_clear_text(here.root()), IsEmpty());
}

TEST(Save, TheFirstSaveMakesTheKeyAndTheUsersFolder) {
  const TestInstallation here = installation();
  ASSERT_TRUE(save_sender(here, seller, "crm@contoso.com"));
  EXPECT_TRUE(std::filesystem::exists(here.key_file()));
  EXPECT_TRUE(std::filesystem::exists(here.user_file("SSELLER")));
  EXPECT_EQ(files_below(here.root()).size(), 2U);
}

TEST(Save, ThePreviousFileIsKeptAsBak) {
  const TestInstallation here = installation().with_user("SSELLER", settings("first@contoso.com"));
  const std::string first = bytes_of(here.user_file("SSELLER"));
  ASSERT_TRUE(save_sender(here, seller, "second@contoso.com"));
  EXPECT_EQ(bytes_of(here.user_file("SSELLER").concat(".bak")), first);
  const std::string second = bytes_of(here.user_file("SSELLER"));
  ASSERT_TRUE(save_sender(here, seller, "third@contoso.com"));
  EXPECT_EQ(bytes_of(here.user_file("SSELLER").concat(".bak")), second);
}

TEST(Save, ARemovedFileIsKeptAsBak) {
  const TestInstallation here = installation().with_user("SSELLER", settings("first@contoso.com"));
  const std::string first = bytes_of(here.user_file("SSELLER"));
  SettingsStore store = here.store();
  ASSERT_TRUE(store.remove(seller));
  EXPECT_EQ(sender_in(here, seller), "absent");
  EXPECT_EQ(bytes_of(here.user_file("SSELLER").concat(".bak")), first);
  EXPECT_EQ(store.remove(seller).error().kind, ErrorKind::NotFound);
}

TEST(Save, AChangeMadeMeanwhileIsReportedAndKept) {
  const TestInstallation here = installation().with_user("SSELLER", settings("first@contoso.com"));
  SettingsStore store = here.store();
  const Result<LoadedSettings> mine = store.load(seller);
  ASSERT_TRUE(mine);
  ASSERT_TRUE(save_sender(here, seller, "theirs@contoso.com"));
  const Result<void> saved = store.save(seller, settings("mine@contoso.com"), &*mine, &*mine);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(saved.error().message, HasSubstr("somebody else changed it"));
  EXPECT_THAT(saved.error().remedy, Not(IsEmpty()));
  EXPECT_EQ(sender_in(here, seller), "theirs@contoso.com");
}

TEST(Save, AFileMadeMeanwhileIsReportedAndKept) {
  const TestInstallation here = installation().with_user("SSELLER", settings("theirs@contoso.com"));
  SettingsStore store = here.store();
  const Result<void> saved = store.save(seller, settings("mine@contoso.com"), nullptr, nullptr);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(saved.error().message, HasSubstr("somebody else created it"));
  EXPECT_EQ(sender_in(here, seller), "theirs@contoso.com");
}

TEST(Save, AFileRemovedMeanwhileIsReportedAndStaysRemoved) {
  const TestInstallation here = installation().with_user("SSELLER", settings("first@contoso.com"));
  SettingsStore store = here.store();
  const Result<LoadedSettings> mine = store.load(seller);
  ASSERT_TRUE(mine);
  std::filesystem::remove(here.user_file("SSELLER"));
  const Result<void> saved = store.save(seller, settings("mine@contoso.com"), &*mine, &*mine);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(saved.error().message, HasSubstr("somebody else removed it"));
  EXPECT_EQ(sender_in(here, seller), "absent");
}

TEST(Save, AFileCopiedByHandToTheSystemFolderWorks) {
  const TestInstallation here = installation().with_user("SSELLER", settings("crm@contoso.com"));
  std::filesystem::copy_file(here.user_file("SSELLER"), here.system_file());
  EXPECT_EQ(sender_in(here, Target::system()), "crm@contoso.com");
}

TEST(Save, AnUnreadableFileIsOnlyReplacedWhenItsBytesAreKept) {
  const TestInstallation here = installation().with_damaged_user_file("SSELLER");
  const std::string damaged = bytes_of(here.user_file("SSELLER"));
  SettingsStore store = here.store();
  EXPECT_EQ(store.save(seller, settings("new@contoso.com"), nullptr, nullptr).error().kind, ErrorKind::Conflict);
  EXPECT_EQ(bytes_of(here.user_file("SSELLER")), damaged);

  const auto kept = store.save_over_unreadable(seller, settings("new@contoso.com"));
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_THAT(utf8_of(kept->filename()), testing::StartsWith("smtp.cfg.unreadable-"));
  EXPECT_EQ(bytes_of(*kept), damaged);
  EXPECT_EQ(sender_in(here, seller), "new@contoso.com");
}

TEST(Save, AReadableFileIsNotReplacedAsAnUnreadableOne) {
  const TestInstallation here = installation().with_user("SSELLER", settings("good@contoso.com"));
  SettingsStore store = here.store();
  EXPECT_EQ(store.save_over_unreadable(seller, settings("new@contoso.com")).error().kind, ErrorKind::Conflict);
  EXPECT_EQ(sender_in(here, seller), "good@contoso.com");
}

TEST(Save, AFileOfItsOwnIsSavedWithoutSayingWhereItWas) {
  const TestInstallation here = installation().with_key();
  const Target file = Target::file(utf8_of(here.root() / "export.cfg"));
  SettingsStore store = here.store();
  ASSERT_TRUE(store.save(file, settings(), nullptr, nullptr));
  EXPECT_EQ(store.load(file)->saved_for, "file");
}

TEST(Save, OtherPeoplesFilesBesideItAreLeftAlone) {
  const TestInstallation here = installation().with_user("SSELLER", settings("first@contoso.com"));
  const std::filesystem::path folder = here.user_file("SSELLER").parent_path();
  for (const char* name : {"smtp.cfg.mine.tmp", "smtp.cfg.other.0123456789abcdef.tmp", "mm.ini"})
    put_bytes(folder / name, "theirs");
  ASSERT_TRUE(save_sender(here, seller, "second@contoso.com"));
  for (const char* name : {"smtp.cfg.mine.tmp", "smtp.cfg.other.0123456789abcdef.tmp", "mm.ini"})
    EXPECT_EQ(bytes_of(folder / name), "theirs") << name;
}

}  // namespace
}  // namespace smtpcfg::model
