#include "model/replace_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

TEST(ReplaceFile, WritesANewFile) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "script.ps1";
  ASSERT_TRUE(replace_file(system_files(), file, "new"));
  EXPECT_EQ(bytes_of(file), "new");
  EXPECT_EQ(files_below(folder.path()).size(), 1U);
}

TEST(ReplaceFile, KeepsWhatWasThere) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "script.ps1";
  put_bytes(file, "old");
  ASSERT_TRUE(replace_file(system_files(), file, "new"));
  EXPECT_EQ(bytes_of(file), "new");
  EXPECT_EQ(bytes_of(folder.path() / "script.ps1.bak"), "old");
}

TEST(ReplaceFile, WritesNothingWhereNothingChanges) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "script.ps1";
  put_bytes(file, "same");
  ASSERT_TRUE(replace_file(system_files(), file, "same"));
  EXPECT_EQ(files_below(folder.path()).size(), 1U);
}

TEST(ReplaceFile, AFolderIsNotReplaced) {
  const TemporaryFolder folder;
  const Result<void> saved = replace_file(system_files(), folder.path(), "new");
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
  EXPECT_THAT(saved.error().message, HasSubstr("not a file"));
}

}  // namespace
}  // namespace smtpcfg::model
