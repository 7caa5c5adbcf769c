#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "support.h"

namespace smtpcfg::model {
namespace {

const Target seller = Target::user("SSELLER");
constexpr const char* access_list = "system.posix_acl_access";
constexpr const char* default_list = "system.posix_acl_default";

struct stat facts_of(const std::filesystem::path& file) {
  struct stat facts{};
  EXPECT_EQ(stat(file.c_str(), &facts), 0);
  return facts;
}

mode_t mode_of(const std::filesystem::path& file) { return facts_of(file).st_mode & 07777; }

/// acl(5) as xattr(7) stores it, little endian: owner rw, user 4711 r, group none, mask r, others none.
std::vector<unsigned char> list_for_one_more_reader() {
  const auto entry = [](unsigned char tag, unsigned char permissions, unsigned id) {
    return std::vector<unsigned char>{tag,
                                      0,
                                      permissions,
                                      0,
                                      static_cast<unsigned char>(id),
                                      static_cast<unsigned char>(id >> 8U),
                                      static_cast<unsigned char>(id >> 16U),
                                      static_cast<unsigned char>(id >> 24U)};
  };
  constexpr unsigned nobody_in_particular = 0xFFFFFFFF;
  std::vector<unsigned char> list{2, 0, 0, 0};
  for (const auto& each : {entry(0x01, 6, nobody_in_particular), entry(0x02, 4, 4711), entry(0x04, 0, nobody_in_particular),
                           entry(0x10, 4, nobody_in_particular), entry(0x20, 0, nobody_in_particular)}) {
    list.insert(list.end(), each.begin(), each.end());
  }
  return list;
}

std::vector<unsigned char> list_of(const std::filesystem::path& file) {
  std::vector<unsigned char> list(1024);
  const ssize_t size = getxattr(file.c_str(), access_list, list.data(), list.size());
  list.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return list;
}

TEST(Access, AFirstFileIsReadableByWhomItsFolderLetsRead) {
  const TestInstallation here = installation().with_key();
  std::filesystem::create_directory(here.update_win() / "SSELLER");
  ASSERT_EQ(chmod((here.update_win() / "SSELLER").c_str(), 0750), 0);
  ASSERT_TRUE(save_sender(here, seller, "crm@contoso.com"));
  EXPECT_EQ(mode_of(here.user_file("SSELLER")) & 0077, 0040U);
}

TEST(Access, TheModeIsKept) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  for (const mode_t mode : {0600U, 0640U, 0664U, 0400U}) {
    ASSERT_EQ(chmod(here.user_file("SSELLER").c_str(), mode), 0);
    ASSERT_TRUE(save_sender(here, seller, "new@contoso.com"));
    EXPECT_EQ(mode_of(here.user_file("SSELLER")), mode);
  }
}

TEST(Access, TheModeIsKeptWhenARemovedFileIsPutBack) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_EQ(chmod(here.user_file("SSELLER").c_str(), 0640), 0);
  SettingsStore store = here.store();
  const Result<Removed> removed = store.remove(seller);
  ASSERT_TRUE(removed);
  ASSERT_TRUE(store.restore(*removed));
  EXPECT_EQ(mode_of(here.user_file("SSELLER")), 0640U);
}

TEST(Access, TheOwnerIsKept) {
  if (geteuid() != 0) GTEST_SKIP() << "Only root can give a file away, so this was not run.";
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_EQ(chown(here.user_file("SSELLER").c_str(), 4711, 4712), 0);
  ASSERT_TRUE(save_sender(here, seller, "new@contoso.com"));
  EXPECT_EQ(facts_of(here.user_file("SSELLER")).st_uid, 4711U);
  EXPECT_EQ(facts_of(here.user_file("SSELLER")).st_gid, 4712U);
}

TEST(Access, TheAccessListIsKept) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  const std::vector<unsigned char> list = list_for_one_more_reader();
  if (setxattr(here.user_file("SSELLER").c_str(), access_list, list.data(), list.size(), 0) != 0) {
    GTEST_SKIP() << "This disk has no access lists (" << errno << "), so this was not run.";
  }
  ASSERT_TRUE(save_sender(here, seller, "new@contoso.com"));
  EXPECT_EQ(list_of(here.user_file("SSELLER")), list);
}

TEST(Access, NothingIsGrantedThatTheFileDidNotGrant) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_EQ(chmod(here.user_file("SSELLER").c_str(), 0640), 0);
  const std::vector<unsigned char> list = list_for_one_more_reader();
  if (setxattr((here.update_win() / "SSELLER").c_str(), default_list, list.data(), list.size(), 0) != 0) {
    GTEST_SKIP() << "This disk has no access lists (" << errno << "), so this was not run.";
  }
  ASSERT_TRUE(save_sender(here, seller, "new@contoso.com"));
  EXPECT_TRUE(list_of(here.user_file("SSELLER")).empty());
  EXPECT_EQ(mode_of(here.user_file("SSELLER")), 0640U);
}

}  // namespace
}  // namespace smtpcfg::model
