#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "model/file_holders.h"
#include "model/text.h"

#include "holding_process_windows.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class HeldFile : public testing::Test {
 protected:
  const Target seller = Target::user("SSELLER");
  TestInstallation here_ = installation().with_user("SSELLER", settings("old@contoso.com"));
  std::filesystem::path file_ = here_.user_file("SSELLER");
  std::string old_ = bytes_of(file_);
  SettingsStore store_ = here_.store();
  Result<LoadedSettings> loaded_ = store_.load(seller);

  void expect_nothing_left() {
    for (const char* suffix : {".tmp", ".lock", ".replaced"}) EXPECT_THAT(names_ending(here_.root(), suffix), IsEmpty());
  }
  /// The words name the holder where Windows can tell, and always say that the file is open.
  void expect_explained(const Error& error, const HoldingProcess& holder) {
    EXPECT_THAT(error.message, HasSubstr(utf8_of(file_)));
    EXPECT_THAT(error.message, HasSubstr("has it open"));
    EXPECT_THAT(error.remedy, HasSubstr("then try again"));
    const std::string named = "(process " + std::to_string(holder.number()) + ")";
    EXPECT_THAT(error.message, is_wine() ? HasSubstr("another program has it open") : HasSubstr(named));
  }
};

TEST_F(HeldFile, IsSavedOnceItIsLetGo) {
  HoldingProcess holder(file_);
  const std::jthread scanner([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    holder.let_go();
  });
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_TRUE(saved) << saved.error().message;
  EXPECT_EQ(sender_in(here_, seller), "new@contoso.com");
  expect_nothing_left();
}

TEST_F(HeldFile, ThatIsNotLetGoIsExplainedAndKept) {
  HoldingProcess holder(file_);
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
  expect_explained(saved.error(), holder);
  holder.let_go();
  EXPECT_EQ(bytes_of(file_), old_);
  expect_nothing_left();
}

TEST_F(HeldFile, IsNotAbsentForAReader) {
  HoldingProcess holder(file_);
  const Result<LoadedSettings> loaded = store_.load(seller);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::Unreadable);
  expect_explained(loaded.error(), holder);
}

TEST_F(HeldFile, IsRemovedAndPutBackOnceItIsLetGo) {
  HoldingProcess first(file_);
  Result<Removed> removed = failure(ErrorKind::Usage, "");
  {
    const std::jthread scanner([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      first.let_go();
    });
    removed = store_.remove(seller);
  }
  ASSERT_TRUE(removed) << removed.error().message;
  HoldingProcess second(std::filesystem::path(file_).concat(".bak"));
  {
    const std::jthread scanner([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      second.let_go();
    });
    const Result<void> restored = store_.restore(*removed);
    ASSERT_TRUE(restored) << restored.error().message;
  }
  EXPECT_EQ(bytes_of(file_), old_);
  expect_nothing_left();
}

TEST_F(HeldFile, WhoseKeptOneIsHeldIsNotSavedEither) {
  put_bytes(std::filesystem::path(file_).concat(".bak"), "kept");
  HoldingProcess holder(std::filesystem::path(file_).concat(".bak"));
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, HasSubstr("smtp.cfg.bak"));
  expect_explained(saved.error(), holder);
  EXPECT_EQ(sender_in(here_, seller), "old@contoso.com");
  expect_nothing_left();
}

TEST_F(HeldFile, IsReadWhileOthersOnlyReadIt) {
  const HANDLE reader =
      CreateFileW(file_.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  EXPECT_EQ(sender_in(here_, seller), "old@contoso.com");
  CloseHandle(reader);
}

class MarkedReadOnly : public HeldFile {
 protected:
  void SetUp() override { SetFileAttributesW(file_.c_str(), FILE_ATTRIBUTE_READONLY); }
};

TEST_F(MarkedReadOnly, IsNotSavedOverAndThatIsSaid) {
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
  EXPECT_THAT(saved.error().message, HasSubstr("smtp.cfg: it is marked read-only"));
  EXPECT_THAT(saved.error().remedy, Not(IsEmpty()));
  EXPECT_EQ(bytes_of(file_), old_);
  EXPECT_EQ(files_below(file_.parent_path()).size(), 1U);
}

TEST_F(MarkedReadOnly, IsNotRemovedEither) {
  const Result<Removed> removed = store_.remove(seller);
  ASSERT_FALSE(removed);
  EXPECT_THAT(removed.error().message, HasSubstr("marked read-only"));
  EXPECT_EQ(files_below(file_.parent_path()).size(), 1U);
}

TEST_F(MarkedReadOnly, KeptFileIsNamed) {
  SetFileAttributesW(file_.c_str(), FILE_ATTRIBUTE_NORMAL);
  const std::filesystem::path kept = std::filesystem::path(file_).concat(".bak");
  put_bytes(kept, "kept");
  SetFileAttributesW(kept.c_str(), FILE_ATTRIBUTE_READONLY);
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, HasSubstr("smtp.cfg.bak: it is marked read-only"));
  EXPECT_EQ(bytes_of(file_), old_);
  EXPECT_EQ(bytes_of(kept), "kept");
  expect_nothing_left();
}

TEST_F(HeldFile, ThatIsHiddenStaysHidden) {
  SetFileAttributesW(file_.c_str(), FILE_ATTRIBUTE_HIDDEN);
  const Result<void> saved = store_.save(seller, settings("new@contoso.com"), &*loaded_, &*loaded_);
  ASSERT_TRUE(saved) << saved.error().message;
  EXPECT_NE(GetFileAttributesW(file_.c_str()) & FILE_ATTRIBUTE_HIDDEN, 0U);
  EXPECT_EQ(sender_in(here_, seller), "new@contoso.com");
}

}  // namespace
}  // namespace smtpcfg::model
