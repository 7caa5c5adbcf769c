#include <windows.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "model/system_path.h"
#include "model/text.h"

#include "every_operation.h"
#include "holding_process_windows.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::Not;

std::wstring system_of(const wchar_t* path) { return system_path(path).native(); }

TEST(SystemPaths, AreAbsoluteAndMayBeLong) {
  EXPECT_EQ(system_of(L"C:\\crm"), LR"(\\?\C:\crm)");
  EXPECT_EQ(system_of(L"C:/crm/./a/../b//c"), LR"(\\?\C:\crm\b\c)");
  EXPECT_EQ(system_of(LR"(\\server\crm\x)"), LR"(\\?\UNC\server\crm\x)");
  EXPECT_EQ(system_of(L"//server/crm/../../x"), LR"(\\?\UNC\server\crm\x)");
  const std::wstring relative = system_of(L"smtp.cfg");
  EXPECT_TRUE(relative.starts_with(LR"(\\?\)") && relative.ends_with(L"\\smtp.cfg"));
  EXPECT_EQ(system_of((L"C:\\" + std::wstring(5000, L'x')).c_str()), LR"(\\?\C:\)" + std::wstring(5000, L'x'));
}

TEST(SystemPaths, AreLeftAsTheyAreWhenWindowsTakesThemSo) {
  EXPECT_EQ(system_of(L""), L"");
  EXPECT_EQ(system_of(LR"(\\?\C:\a\..\b)"), LR"(\\?\C:\a\..\b)");
  EXPECT_EQ(system_of(LR"(\\.\pipe\x)"), LR"(\\.\pipe\x)");
  EXPECT_EQ(system_of(L"NUL"), LR"(\\.\NUL)");
}

TEST(SystemPaths, KnowTheirDiskOrShare) {
  EXPECT_EQ(disk_of(LR"(\\?\C:\crm\x)"), LR"(\\?\C:\)");
  EXPECT_EQ(disk_of(LR"(\\?\UNC\server\crm\x\y)"), LR"(\\?\UNC\server\crm\)");
  EXPECT_EQ(disk_of(LR"(\\?\UNC\server\crm)"), LR"(\\?\UNC\server\crm\)");
  for (const wchar_t* none : {L"", LR"(\\?\)", LR"(\\?\UNC\server)", LR"(\\.\NUL)", LR"(\\?\Volume{1}\x)"})
    EXPECT_EQ(disk_of(none), L"");
}

TEST(Text, AFoldersNameThatIsNoTextStopsNobody) {
  EXPECT_EQ(utf8_of(std::wstring(L"a\xD800z")), "a\uFFFDz");
  EXPECT_EQ(path_of("a\xFFz").native(), L"a\xFFFDz");
  EXPECT_EQ(path_of(utf8_of(L"📧 ÄÖÜß")).native(), L"📧 ÄÖÜß");
  EXPECT_EQ(utf8_of(std::filesystem::path()), "");
}

/// A share of this machine: the system drive's own on Windows; under Wine a folder of the place where it looks for shares.
class Share {
 public:
  Share() {
    if (!is_wine()) {
      const std::wstring local = local_.path().native();
      root_ = LR"(\\localhost\)" + local.substr(0, 1) + L"$" + local.substr(2);
      return;
    }
    std::wstring prefix(1000, L'\0');
    prefix.resize(GetEnvironmentVariableW(L"WINECONFIGDIR", prefix.data(), static_cast<DWORD>(prefix.size())));
    unc_ = prefix.substr(std::wstring_view(LR"(\??\)").size()) + LR"(\dosdevices\unc)";
    const std::filesystem::path name = local_.path().filename();
    shared_ = unc_ / L"localhost" / name;
    std::filesystem::create_directories(shared_);
    root_ = LR"(\\localhost)" / name;
  }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  ~Share() {
    if (shared_.empty()) return;
    remove_tree(shared_);
    RemoveDirectoryW((unc_ / L"localhost").c_str());  // unless another is there
    RemoveDirectoryW(unc_.c_str());
  }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  TemporaryFolder local_;
  std::filesystem::path unc_;
  std::filesystem::path shared_;
  std::filesystem::path root_;
};

TEST(Shares, AreLikeDisks) {
  const Share share;
  ASSERT_TRUE(share.root().native().starts_with(LR"(\\localhost\)"));
  ASSERT_NO_FATAL_FAILURE(expect_every_operation_works(share.root()));
}

TEST(Shares, HaveLongPathsToo) {
  const Share share;
  std::filesystem::path root = share.root();
  while (root.native().size() < 300) root /= L"Größe 📧 aaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  ASSERT_NO_FATAL_FAILURE(expect_every_operation_works(root));
}

TEST(Shares, MayBeGivenWithSlashes) {
  const Share share;
  std::string text = utf8_of(share.root() / "crm");
  std::ranges::replace(text, '\\', '/');
  ASSERT_NO_FATAL_FAILURE(expect_every_operation_works(path_of(text)));
}

TEST(Shares, AFolderThatAShareDoesNotHaveIsAbsent) {
  const Share share;
  const auto facts = system_files().facts(share.root() / "nowhere" / "smtp.cfg");
  ASSERT_TRUE(facts) << facts.error().message();
  EXPECT_EQ(facts->kind, FileKind::Absent);
}

void expect_unreachable(const std::filesystem::path& root, std::string_view disk) {
  const Result<Installation> opened = Installation::open(system_files(), root);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(opened.error().message, HasSubstr(std::string(disk) + " cannot be reached"));
  EXPECT_THAT(opened.error().message, Not(HasSubstr("?")));
  EXPECT_THAT(opened.error().remedy, HasSubstr("network"));
  EXPECT_FALSE(Installation::find(system_files(), root));
  EXPECT_FALSE(system_files().facts(root / "update.win" / "SSELLER" / "smtp.cfg"));
  EXPECT_FALSE(system_files().list(root / "update.win"));
  const Result<Key> key = load_key(system_files(), root / "update.win" / "system" / "smtp.key", ask_nobody);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
}

TEST(Shares, ThatAreNotThereAreSaidToBeOutOfReach) {
  ASSERT_NO_FATAL_FAILURE(expect_unreachable(LR"(\\127.0.0.1\nothing\crm)", R"(the share \\127.0.0.1\nothing)"));
}

TEST(Shares, ThatAreNotThereBesideOthersAreSaidToBeOutOfReach) {
  const Share another;
  ASSERT_NO_FATAL_FAILURE(expect_unreachable(LR"(\\localhost\nothing\crm)", R"(the share \\localhost\nothing)"));
}

TEST(Drives, ThatAreNotThereAreSaidToBeOutOfReach) {
  wchar_t letter = L'Z';
  while (letter > L'A' && (GetLogicalDrives() & (1U << (letter - L'A'))) != 0) --letter;
  const std::wstring drive{letter, L':'};
  ASSERT_NO_FATAL_FAILURE(expect_unreachable(drive + L"\\crm", "the drive " + utf8_of(drive)));
}

}  // namespace
}  // namespace smtpcfg::model
