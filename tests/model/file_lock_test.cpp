#include "model/file_lock.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "model/process.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

constexpr std::uint64_t nobodys_number = 3'999'999'996;

class FileLocks : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "smtp.cfg"; }
  [[nodiscard]] std::filesystem::path lock_file() const { return folder_.path() / "smtp.cfg.lock"; }
  Result<FileLock> acquire() { return FileLock::acquire(system_files(), file(), milliseconds(0)); }
  /// Trying again comes after a pause; a stale lock is taken away first.
  Result<FileLock> acquire_patiently() { return FileLock::acquire(system_files(), file(), std::chrono::minutes(1)); }

  void leave_lock(const std::string& machine, std::uint64_t process, std::uint64_t started) {
    put_bytes(lock_file(), fmt::format("{}\nANNA\n{}\n{}\n0123456789abcdef\n", machine, process, started));
  }
  void make_old() {
    std::filesystem::last_write_time(
        lock_file(), std::filesystem::file_time_type::clock::now() - FileLock::stale_after - std::chrono::minutes(1));
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(FileLocks, ALockIsThereWhileItIsHeldAndGoneAfterwards) {
  {
    const Result<FileLock> lock = acquire();
    ASSERT_TRUE(lock);
    EXPECT_THAT(bytes_of(lock_file()), HasSubstr(this_process().user));
    EXPECT_TRUE(lock->verify());
  }
  EXPECT_FALSE(std::filesystem::exists(lock_file()));
}

TEST_F(FileLocks, ALivingOwnerBlocksAndIsNamed) {
  const Result<FileLock> lock = acquire();
  ASSERT_TRUE(lock);
  const Result<FileLock> second = acquire();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::Locked);
  EXPECT_THAT(second.error().message, HasSubstr(this_process().user + " on " + this_process().machine));
  EXPECT_THAT(second.error().remedy, HasSubstr("smtp.cfg.lock"));
  EXPECT_TRUE(lock->verify());
}

TEST_F(FileLocks, AMovedLockIsReleasedOnce) {
  Result<FileLock> lock = acquire();
  ASSERT_TRUE(lock);
  std::optional<FileLock> moved(std::move(*lock));
  EXPECT_TRUE(moved->verify());
  moved.reset();
  EXPECT_FALSE(std::filesystem::exists(lock_file()));
}

TEST_F(FileLocks, ADeadOwnersLockIsTakenOver) {
  leave_lock(this_process().machine, nobodys_number, 1);
  EXPECT_TRUE(acquire_patiently());
}

TEST_F(FileLocks, ANumberGivenToAnotherProcessMeanwhileIsNotTheOwner) {
  leave_lock(this_process().machine, this_process().process, this_process().started + 1);
  EXPECT_TRUE(acquire_patiently());
}

TEST_F(FileLocks, ALockThisProcessNoLongerHoldsIsTakenOver) {
  leave_lock(this_process().machine, this_process().process, this_process().started);
  EXPECT_TRUE(acquire_patiently());
}

TEST_F(FileLocks, AnotherMachinesFreshLockBlocksAndItsOwnerIsNamed) {
  leave_lock("elsewhere", nobodys_number, 1);
  const Result<FileLock> lock = acquire();
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().kind, ErrorKind::Locked);
  EXPECT_THAT(lock.error().message, HasSubstr("ANNA on elsewhere"));
  EXPECT_TRUE(std::filesystem::exists(lock_file()));
}

TEST_F(FileLocks, AnotherMachinesOldLockIsTakenOver) {
  leave_lock("elsewhere", nobodys_number, 1);
  make_old();
  EXPECT_TRUE(acquire_patiently());
}

TEST_F(FileLocks, ALockThatSaysNothingBlocksUntilItIsOld) {
  for (const std::string_view content : {std::string_view(""), std::string_view("x"), std::string_view("\0\0\n\n\n", 5),
                                         std::string_view("machine\nuser\nnot a number\n1\n"), std::string_view("a\nb\n-1\n")}) {
    put_bytes(lock_file(), content);
    const Result<FileLock> lock = acquire();
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().kind, ErrorKind::Locked);
    EXPECT_EQ(bytes_of(lock_file()), content);
    make_old();
    EXPECT_TRUE(acquire_patiently());
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
  }
}

TEST_F(FileLocks, AHugeLockIsNotRead) {
  put_bytes(lock_file(), std::string(1 << 20, 'x'));
  EXPECT_EQ(acquire().error().kind, ErrorKind::Locked);
}

TEST_F(FileLocks, ATakenOverLockIsNoticedAndLeftToItsNewOwner) {
  {
    const Result<FileLock> lock = acquire();
    ASSERT_TRUE(lock);
    leave_lock("elsewhere", nobodys_number, 1);
    EXPECT_EQ(lock->verify().error().kind, ErrorKind::Locked);
  }
  EXPECT_THAT(bytes_of(lock_file()), HasSubstr("elsewhere"));
}

TEST_F(FileLocks, WithoutTheFolderThereIsNoLock) {
  const Result<FileLock> lock = FileLock::acquire(system_files(), file().parent_path() / "nowhere" / "smtp.cfg", milliseconds(0));
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().kind, ErrorKind::NotWritable);
}

}  // namespace
}  // namespace smtpcfg::model
