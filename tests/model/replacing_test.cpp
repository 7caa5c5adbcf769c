#include "model/replacing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "model/text.h"

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr int unable_to_remove = 1175;
constexpr int unable_to_move = 1176;
constexpr int unable_to_move_2 = 1177;
constexpr int sharing_violation = 32;

/// Names and contents as ReplaceFile leaves them, by Microsoft's documentation of its errors.
class FilesOfWindows {
 public:
  std::map<std::string, std::string> names{{"old", "old bytes"}, {"new", "new bytes"}};
  int replacing_fails_with = 0;
  int moves_that_fail = 0;
  bool removing_fails = false;

  ReplacingCalls calls() {
    return {.replace = [this](const auto& from, const auto& to, const auto& aside) { return replace(from, to, aside); },
            .move = [this](const auto& from, const auto& to) { return move(from, to); },
            .remove = [this](const auto& path) { return remove(path); }};
  }

 private:
  int replace(const std::filesystem::path& from, const std::filesystem::path& to, const std::filesystem::path& aside) {
    const bool first_step = replacing_fails_with == 0 || replacing_fails_with == unable_to_move_2;
    if (first_step) rename(to, aside);
    if (replacing_fails_with == 0) rename(from, to);
    return replacing_fails_with;
  }
  int move(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (moves_that_fail-- > 0) return sharing_violation;
    EXPECT_FALSE(names.contains(utf8_of(to)));
    rename(from, to);
    return 0;
  }
  int remove(const std::filesystem::path& path) {
    if (removing_fails) return sharing_violation;
    EXPECT_EQ(names.erase(utf8_of(path)), 1U);
    return 0;
  }
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    auto node = names.extract(utf8_of(from));
    ASSERT_TRUE(node) << utf8_of(from);
    node.key() = utf8_of(to);
    names.insert(std::move(node));
  }
};

TEST(Replacing, LeavesTheNewFileAlone) {
  FilesOfWindows windows;
  EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), 0);
  EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old", "new bytes")));
}

TEST(Replacing, AfterARefusalBothAreAsTheyWere) {
  for (const int code : {unable_to_remove, unable_to_move, sharing_violation, 5}) {
    FilesOfWindows windows;
    windows.replacing_fails_with = code;
    EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), code);
    EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old", "old bytes"), Pair("new", "new bytes")));
  }
}

TEST(Replacing, HalfDoneIsBroughtToItsEnd) {
  FilesOfWindows windows;
  windows.replacing_fails_with = unable_to_move_2;
  EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), 0);
  EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old", "new bytes")));
}

TEST(Replacing, HalfDoneThatCannotBeEndedIsUndone) {
  FilesOfWindows windows;
  windows.replacing_fails_with = unable_to_move_2;
  windows.moves_that_fail = 1;
  EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), unable_to_move_2);
  EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old", "old bytes"), Pair("new", "new bytes")));
}

TEST(Replacing, WhereEvenThatFailsTheOldBytesStayUnderTheirKnownName) {
  FilesOfWindows windows;
  windows.replacing_fails_with = unable_to_move_2;
  windows.moves_that_fail = 2;
  EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), unable_to_move_2);
  EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old.replaced", "old bytes"), Pair("new", "new bytes")));
}

TEST(Replacing, AnOldFileThatCannotBeRemovedDoesNotUndoIt) {
  FilesOfWindows windows;
  windows.removing_fails = true;
  EXPECT_EQ(replace_keeping_access(windows.calls(), "new", "old"), 0);
  EXPECT_THAT(windows.names, UnorderedElementsAre(Pair("old", "new bytes"), Pair("old.replaced", "old bytes")));
}

/// An installation whose user file is between its old and its new content.
class HalfReplaced : public testing::Test {
 protected:
  HalfReplaced() { std::filesystem::rename(file_, aside_of(file_)); }

  const Target seller = Target::user("SSELLER");
  TestInstallation here_ =
      installation().with_user("SSELLER", settings("mine@contoso.com")).with_system(settings("everybody@contoso.com"));
  std::filesystem::path file_ = here_.user_file("SSELLER");
};

TEST_F(HalfReplaced, IsNotAbsentSoThatNobodySendsFromAnotherAddress) {
  SettingsStore store = here_.store();
  const Resolution resolution = store.resolve({.login = *Login::parse("SSELLER")});
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(resolution.effective.error().message, HasSubstr("just being replaced"));
  EXPECT_THAT(resolution.effective.error().remedy, HasSubstr("rename smtp.cfg.replaced to smtp.cfg"));
  const std::vector<Target> targets{seller};
  const Result<std::vector<LayerSummary>> summaries = store.summaries(targets);
  ASSERT_TRUE(summaries);
  EXPECT_EQ(summaries->front().state, LayerSummary::State::Unreadable);
}

TEST_F(HalfReplaced, IsReadOnceTheNewFileIsThere) {
  const std::jthread writer([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::filesystem::rename(aside_of(file_), file_);
  });
  EXPECT_EQ(sender_in(here_, seller), "mine@contoso.com");
}

TEST_F(HalfReplaced, IsPutBackByTheNextWhoHasTheLock) {
  SettingsStore store = here_.store();
  const Result<void> saved = store.save(seller, settings("new@contoso.com"), nullptr, nullptr);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(sender_in(here_, seller), "mine@contoso.com");
  EXPECT_THAT(names_ending(here_.root(), ".replaced"), IsEmpty());
}

TEST_F(HalfReplaced, WhatIsLeftAfterItsEndIsRemovedBeforeTheFileIs) {
  put_bytes(file_, bytes_of(aside_of(file_)));
  ASSERT_TRUE(here_.store().remove(seller));
  EXPECT_EQ(sender_in(here_, seller), "absent");
  EXPECT_THAT(names_ending(here_.root(), ".replaced"), IsEmpty());
}

TEST_F(HalfReplaced, WhatIsLeftAndCannotBeRemovedIsSaid) {
  put_bytes(file_, bytes_of(aside_of(file_)));
  FaultyFileSystem files;
  files.before = [&](int number) {
    if (files.name_of(number) == "remove smtp.cfg.replaced") files.fail(number, FaultyFileSystem::Fault::Once, disk_errors()[1]);
  };
  const Result<void> saved = save_sender(here_, seller, "new@contoso.com", files);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
  EXPECT_THAT(saved.error().message, HasSubstr("smtp.cfg.replaced: you have no permission"));
  EXPECT_EQ(sender_in(here_, seller), "mine@contoso.com");
}

}  // namespace
}  // namespace smtpcfg::model
