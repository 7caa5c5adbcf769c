#include <gmock/gmock.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child_posix.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

const Target seller = Target::user("SSELLER");
constexpr uid_t somebody = 65534;

/// Does it as a user who owns nothing here. Gives true when everything in `work` was as it should be.
bool as_somebody_else(const std::function<bool()>& work) {
  return run_in_child([&] {
           if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setegid(somebody) != 0 || seteuid(somebody) != 0)) return 2;
           return work() ? 0 : 1;
         }) == 0;
}

bool is_helpful(const Error& error, ErrorKind kind, std::string_view words) {
  return error.kind == kind && error.message.find(words) != std::string::npos && !error.remedy.empty();
}

TEST(BadPlaces, APipeInItsPlaceIsRefusedWithoutWaiting) {
  const TestInstallation here = installation().with_key();
  std::filesystem::create_directory(here.update_win() / "SSELLER");
  ASSERT_EQ(mkfifo(here.user_file("SSELLER").c_str(), 0600), 0);
  EXPECT_THAT(sender_in(here, seller), HasSubstr("is not a file"));
  SettingsStore store = here.store();
  const Result<void> saved = store.save(seller, settings(), nullptr, nullptr);
  ASSERT_FALSE(saved);
  EXPECT_TRUE(is_helpful(saved.error(), ErrorKind::NotWritable, "is not a file")) << saved.error().message;
  EXPECT_TRUE(std::filesystem::is_fifo(here.user_file("SSELLER")));
}

TEST(BadPlaces, ADeviceInItsPlaceIsRefused) {
  const TestInstallation here = installation().with_key();
  std::filesystem::create_directory(here.update_win() / "SSELLER");
  std::filesystem::create_symlink("/dev/zero", here.user_file("SSELLER"));
  EXPECT_THAT(sender_in(here, seller), HasSubstr("is not a file"));
}

TEST(BadPlaces, WithoutPermissionTheFileIsNotTakenForAbsent) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_EQ(chmod(here.key_file().c_str(), 0644), 0);
  ASSERT_EQ(chmod(here.user_file("SSELLER").c_str(), 0), 0);
  EXPECT_TRUE(as_somebody_else([&] {
    SettingsStore store = here.store();
    const Result<LoadedSettings> loaded = store.load(seller);
    return !loaded && is_helpful(loaded.error(), ErrorKind::Unreadable, "smtp.cfg: you have no permission");
  }));
}

TEST(BadPlaces, AnUnreadableFolderIsNotTakenForAbsent) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_EQ(chmod(here.key_file().c_str(), 0644), 0);
  ASSERT_EQ(chmod((here.update_win() / "SSELLER").c_str(), 0), 0);
  EXPECT_TRUE(as_somebody_else([&] {
    SettingsStore store = here.store();
    const Resolution resolution = store.resolve({.login = *Login::parse("SSELLER")});
    return !resolution.effective && is_helpful(resolution.effective.error(), ErrorKind::Unreadable, "you have no permission");
  }));
  ASSERT_EQ(chmod((here.update_win() / "SSELLER").c_str(), 0755), 0);
}

TEST(BadPlaces, WithoutPermissionToWriteNothingIsChangedAndTheReasonSaid) {
  const TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
  ASSERT_EQ(chmod(here.key_file().c_str(), 0644), 0);
  ASSERT_EQ(chmod(here.user_file("SSELLER").c_str(), 0644), 0);
  ASSERT_EQ(chmod((here.update_win() / "SSELLER").c_str(), 0555), 0);
  if (geteuid() != 0) GTEST_SKIP() << "Only root can become somebody else, so this was not run.";
  EXPECT_TRUE(as_somebody_else([&] {
    const Result<void> saved = save_sender(here, seller, "new@contoso.com");
    return !saved && is_helpful(saved.error(), ErrorKind::NotWritable, "smtp.cfg: you have no permission");
  }));
  EXPECT_EQ(sender_in(here, seller), "old@contoso.com");
  EXPECT_EQ(names_ending(here.root(), ".tmp").size() + names_ending(here.root(), ".lock").size(), 0U);
}

TEST(BadPlaces, WhoMayNotMakeTheKeyIsToldToAskTheAdministrator) {
  if (geteuid() != 0) GTEST_SKIP() << "Only root can become somebody else, so this was not run.";
  const TestInstallation here = installation();
  ASSERT_EQ(chmod(here.update_win().c_str(), 0777), 0);
  EXPECT_TRUE(as_somebody_else([&] {
    const Result<void> saved = save_sender(here, seller, "new@contoso.com");
    return !saved && saved.error().kind == ErrorKind::NotWritable &&
           saved.error().remedy.find("smtpcfg key create") != std::string::npos;
  }));
  EXPECT_TRUE(files_below(here.root()).empty());
}

}  // namespace
}  // namespace smtpcfg::model
