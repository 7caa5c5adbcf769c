#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/text.h"

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::filesystem::path kept_of(std::filesystem::path file) { return file.concat(".bak"); }

/// What a person is told when nothing is put back.
class RestoreRefused : public testing::Test {
 protected:
  RestoreRefused() : removed_(store_.remove(seller)) { EXPECT_TRUE(removed_); }

  void expect_refusal(ErrorKind kind, std::string_view words) {
    const Result<void> restored = store_.restore(*removed_);
    ASSERT_FALSE(restored);
    EXPECT_EQ(restored.error().kind, kind) << restored.error().message;
    EXPECT_THAT(restored.error().message, HasSubstr(words));
    EXPECT_THAT(restored.error().remedy, Not(IsEmpty()));
    EXPECT_THAT(names_ending(here_.root(), ".lock"), IsEmpty());
  }

  const Target seller = Target::user("SSELLER");
  TestInstallation here_ = installation().with_user("SSELLER", settings("first@contoso.com"));
  SettingsStore store_ = here_.store();
  std::filesystem::path file_ = here_.user_file("SSELLER");
  Result<Removed> removed_;
};

TEST(Restore, PutsBackExactlyWhatWasRemovedWhateverTheLogin) {
  for (const char* login : {"SSELLER", "MÜLLER", "größe", "ÖÄÜ#1"}) {
    const TestInstallation here = installation().with_user(login, settings());
    const std::string before = bytes_of(here.user_file(login));
    SettingsStore store = here.store();
    const Result<Removed> removed = store.remove(Target::user(login));
    ASSERT_TRUE(removed) << login;
    const Result<void> restored = store.restore(*removed);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(bytes_of(here.user_file(login)), before);
    EXPECT_EQ(sender_in(here, Target::user(login)), "crm@contoso.com");
    EXPECT_THAT(names_ending(here.root(), ".lock"), IsEmpty());
    EXPECT_THAT(names_ending(here.root(), ".tmp"), IsEmpty());
  }
}

TEST(Restore, FindsTheFolderOfALoginWrittenInAnotherCase) {
  const TestInstallation here = installation().with_user("müller", settings());
  const Result<Removed> removed = here.store().remove(Target::user("MÜLLER"));
  ASSERT_TRUE(removed);
  ASSERT_TRUE(here.store().restore(*removed));
  EXPECT_EQ(sender_in(here, Target::user("müller")), "crm@contoso.com");
}

TEST(Restore, WorksForEveryKindOfTarget) {
  for (const Target& target :
       {Target::system(), Target::global(), Target::station(12), Target::group("100042"), Target::rep("100017")}) {
    const TestInstallation here = installation().with(target, settings());
    SettingsStore store = here.store();
    const Result<Removed> removed = store.remove(target);
    ASSERT_TRUE(removed) << target.text();
    EXPECT_EQ(removed->target, target);
    ASSERT_TRUE(store.restore(*removed)) << target.text();
    EXPECT_EQ(sender_in(here, target), "crm@contoso.com");
  }
}

TEST(Restore, PutsBackWhatNoKeyOpensAsItWas) {
  const TestInstallation here = installation().with_damaged_user_file("SSELLER");
  const std::string damaged = bytes_of(here.user_file("SSELLER"));
  std::filesystem::remove(here.key_file());
  SettingsStore store = here.store();
  const Result<Removed> removed = store.remove(Target::user("SSELLER"));
  ASSERT_TRUE(removed);
  ASSERT_TRUE(store.restore(*removed));
  EXPECT_EQ(bytes_of(here.user_file("SSELLER")), damaged);
}

TEST(Restore, CanBeDoneAgainAfterTheNextRemoval) {
  const TestInstallation here = installation().with_system(settings());
  SettingsStore store = here.store();
  for (int round = 0; round < 3; ++round) {
    const Result<Removed> removed = store.remove(Target::system());
    ASSERT_TRUE(removed);
    ASSERT_TRUE(store.restore(*removed));
  }
  EXPECT_EQ(sender_in(here, Target::system()), "crm@contoso.com");
}

TEST_F(RestoreRefused, WhenThereIsAFileAgain) {
  ASSERT_TRUE(save_sender(here_, seller, "second@contoso.com"));
  expect_refusal(ErrorKind::Conflict, "there is a file in its place again");
  EXPECT_EQ(sender_in(here_, seller), "second@contoso.com");
}

TEST_F(RestoreRefused, WhenItWasPutBackAlready) {
  ASSERT_TRUE(store_.restore(*removed_));
  expect_refusal(ErrorKind::Conflict, "there is a file in its place again");
  EXPECT_EQ(sender_in(here_, seller), "first@contoso.com");
}

TEST_F(RestoreRefused, WhenOthersWereRemovedSince) {
  ASSERT_TRUE(save_sender(here_, seller, "second@contoso.com"));
  ASSERT_TRUE(here_.store().remove(seller));
  const std::string second = bytes_of(kept_of(file_));
  expect_refusal(ErrorKind::Conflict, "smtp.cfg.bak holds another file by now");
  EXPECT_EQ(sender_in(here_, seller), "absent");
  EXPECT_EQ(bytes_of(kept_of(file_)), second);
}

TEST_F(RestoreRefused, WhenTheKeptFileIsGone) {
  std::filesystem::remove(kept_of(file_));
  expect_refusal(ErrorKind::NotFound, "smtp.cfg.bak is gone");
  EXPECT_EQ(sender_in(here_, seller), "absent");
}

TEST_F(RestoreRefused, WhenTheFolderIsGoneWhichIsNotMadeAgainForNothing) {
  std::filesystem::remove_all(file_.parent_path());
  expect_refusal(ErrorKind::NotFound, "smtp.cfg.bak is gone");
  EXPECT_FALSE(std::filesystem::exists(file_.parent_path()));
}

TEST_F(RestoreRefused, WhenAFolderHasTheNameOfTheKeptFile) {
  std::filesystem::remove(kept_of(file_));
  std::filesystem::create_directory(kept_of(file_));
  expect_refusal(ErrorKind::Unreadable, "there is a folder of this name");
}

/// Between the look and the lock somebody else may have saved.
TEST_F(RestoreRefused, WhenSomebodySavesMeanwhile) {
  FaultyFileSystem files;
  bool saved = false;
  files.before = [&](int) {
    if (!saved && files.name_of(files.operations()) == "list SSELLER") {  // under the lock: the sweep
      saved = true;
      put_bytes(file_, "theirs");
    }
  };
  SettingsStore store = here_.store(files);
  const Result<void> restored = store.restore(*removed_);
  ASSERT_TRUE(saved);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(bytes_of(file_), "theirs");
}

}  // namespace
}  // namespace smtpcfg::model
