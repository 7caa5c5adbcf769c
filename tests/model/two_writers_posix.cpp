#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

#include "child_posix.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

const Target shared = Target::system();

/// Each loads, counts one up in the sender's name, and saves; returns how often the save succeeded, or 255 for an error that is
/// neither a conflict nor a lock.
int count_up(const TestInstallation& here, int times) {
  constexpr int unexpected = 255;
  int successes = 0;
  for (int round = 0; round < times; ++round) {
    SettingsStore store = here.store();
    const Result<LoadedSettings> present = store.load(shared);
    if (!present) return unexpected;
    Settings next = present->settings.clone();
    next.sender_name = std::to_string(std::stoi(next.sender_name) + 1);
    const Result<void> saved = store.save(shared, next, &*present, &*present);
    if (saved) {
      ++successes;
    } else if (saved.error().kind != ErrorKind::Conflict && saved.error().kind != ErrorKind::Locked) {
      return unexpected;
    }
  }
  return successes;
}

TEST(TwoWriters, EverySaveOfTwoProcessesIsThereOrReportedAsAConflict) {
  Settings start = settings();
  start.sender_name = "0";
  const TestInstallation here = installation().with_system(start);
  constexpr int times = 200;
  std::array<int, 2> gate{};
  ASSERT_EQ(pipe(gate.data()), 0);
  const auto work = [&] {
    close(gate[1]);
    char none = 0;
    static_cast<void>(read(gate[0], &none, 1) == 0);  // until the parent opens the gate
    return count_up(here, times);
  };
  const pid_t first = start_child(work);
  const pid_t second = start_child(work);
  close(gate[0]);
  close(gate[1]);
  // Meanwhile a reader sees the old file or the new one, at every moment.
  for (int look = 0; look < times; ++look) ASSERT_EQ(sender_in(here, shared), "crm@contoso.com");
  const int first_successes = end_of(first);
  const int second_successes = end_of(second);
  ASSERT_THAT(first_successes, testing::AllOf(testing::Gt(0), testing::Le(times)));
  ASSERT_THAT(second_successes, testing::AllOf(testing::Gt(0), testing::Le(times)));
  SettingsStore store = here.store();
  EXPECT_EQ(store.load(shared)->settings.sender_name, std::to_string(first_successes + second_successes));
  EXPECT_EQ(files_below(here.root()).size(), 3U) << "the file, its .bak and the key";
}

TEST(TwoWriters, TwoFirstSavesAtOnceMakeOneKey) {
  for (int round = 0; round < 20; ++round) {
    const TestInstallation here = installation();
    const auto save = [&](const char* login) {
      return start_child([&here, login] { return save_sender(here, Target::user(login), "crm@contoso.com") ? 0 : 1; });
    };
    const pid_t anna = save("ANNA");
    const pid_t bernd = save("BERND");
    EXPECT_EQ(end_of(anna), 0);
    EXPECT_EQ(end_of(bernd), 0);
    EXPECT_EQ(sender_in(here, Target::user("ANNA")), "crm@contoso.com");
    EXPECT_EQ(sender_in(here, Target::user("BERND")), "crm@contoso.com");
  }
}

TEST(TwoWriters, ManyWhoFindAStaleLockAreNotInItsPlaceTogether) {
  Settings start = settings();
  start.sender_name = "0";
  const TestInstallation here = installation().with_system(start);
  constexpr int rounds = 20;
  int expected = 0;
  for (int round = 0; round < rounds; ++round) {
    put_bytes(here.system_folder() / "smtp.cfg.lock", "");
    std::filesystem::last_write_time(here.system_folder() / "smtp.cfg.lock",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    std::array<pid_t, 4> children{};
    for (pid_t& child : children) {
      child = start_child([&] { return count_up(here, 1); });
    }
    for (const pid_t child : children) {
      const int successes = end_of(child);
      ASSERT_LE(successes, 1);
      expected += successes;
    }
  }
  SettingsStore store = here.store();
  EXPECT_EQ(store.load(shared)->settings.sender_name, std::to_string(expected));
}

}  // namespace
}  // namespace smtpcfg::model
