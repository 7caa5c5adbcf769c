#include "every_operation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/ensure_folder.h"
#include "model/file_lock.h"
#include "model/text.h"

#include "support.h"

namespace smtpcfg::model {

namespace {

using testing::ElementsAre;

const Target user = Target::user("MÜßIG");

void make_folders(const std::filesystem::path& folder) {
  if (is_folder(system_files(), folder)) return;
  make_folders(folder.parent_path());
  const Result<void> made = ensure_folder(system_files(), folder);
  ASSERT_TRUE(made) << made.error().message;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  const auto entries = system_files().list(folder);
  EXPECT_TRUE(entries) << entries.error().message();
  if (!entries) return names;
  for (const std::filesystem::path& entry : *entries) names.push_back(utf8_of(entry));
  return names;
}

std::string sender_of(SettingsStore& store) {
  const Resolution resolution = store.resolve({.login = *Login::parse("müßig")});
  return resolution.effective ? resolution.effective->loaded.settings.sender_address : resolution.effective.error().message;
}

}  // namespace

void expect_every_operation_works(const std::filesystem::path& root) {
  ASSERT_NO_FATAL_FAILURE(make_folders(root / "update.win" / "system"));
  const Result<Installation> opened = Installation::find(system_files(), root / "update.win" / "system");
  ASSERT_TRUE(opened) << opened.error().message;
  SettingsStore store(system_files(), *opened, std::nullopt, ask_nobody);
  ASSERT_TRUE(store.save(Target::global(), settings("everybody@contoso.com"), nullptr, nullptr));
  ASSERT_TRUE(store.save(user, settings("first@contoso.com"), nullptr, nullptr));
  EXPECT_THAT(*store.targets(), ElementsAre(Target::system(), user, Target::global()));

  const std::filesystem::path folder = root / "update.win" / path_of("MÜßIG");
  const Result<LoadedSettings> first = store.load(user);
  ASSERT_TRUE(first) << first.error().message;
  const Result<void> saved = store.save(user, settings("second@contoso.com"), &*first, &*first);
  ASSERT_TRUE(saved) << saved.error().message;
  EXPECT_EQ(sender_of(store), "second@contoso.com");
  EXPECT_THAT(names_in(folder), ElementsAre("smtp.cfg", "smtp.cfg.bak"));
  {
    const Result<FileLock> lock = FileLock::acquire(system_files(), folder / "smtp.cfg");
    ASSERT_TRUE(lock) << lock.error().message;
    const Result<FileLock> other = FileLock::acquire(system_files(), folder / "smtp.cfg", std::chrono::milliseconds(0));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, ErrorKind::Locked);
  }

  const Result<Removed> removed = store.remove(user);
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(sender_of(store), "everybody@contoso.com");
  EXPECT_THAT(names_in(folder), ElementsAre("smtp.cfg.bak"));
  const Result<void> restored = store.restore(*removed);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(sender_of(store), "second@contoso.com");
  EXPECT_THAT(names_in(folder), ElementsAre("smtp.cfg"));
}

}  // namespace smtpcfg::model
