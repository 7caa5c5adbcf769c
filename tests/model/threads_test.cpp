#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support.h"

namespace smtpcfg::model {
namespace {

const Target shared = Target::system();

TEST(TwoWindows, EverySaveOfTwoThreadsIsThereOrReportedAsAConflict) {
  Settings start = settings();
  start.sender_name = "0";
  const TestInstallation here = installation().with_system(start);
  std::atomic<int> successes = 0;
  std::atomic<int> unexpected = 0;
  const auto count_up = [&] {
    for (int round = 0; round < 40; ++round) {
      SettingsStore store = here.store();
      const Result<LoadedSettings> present = store.load(shared);
      if (!present) {
        ++unexpected;
        continue;
      }
      Settings next = present->settings.clone();
      next.sender_name = std::to_string(std::stoi(next.sender_name) + 1);
      const Result<void> saved = store.save(shared, next, &*present, &*present);
      if (saved) ++successes;
      if (!saved && saved.error().kind != ErrorKind::Conflict && saved.error().kind != ErrorKind::Locked) ++unexpected;
    }
  };
  {
    const std::jthread first(count_up);
    const std::jthread second(count_up);
  }
  EXPECT_EQ(unexpected, 0);
  EXPECT_GT(successes, 0);
  SettingsStore store = here.store();
  EXPECT_EQ(store.load(shared)->settings.sender_name, std::to_string(successes));
}

}  // namespace
}  // namespace smtpcfg::model
