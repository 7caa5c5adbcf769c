#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <functional>
#include <optional>

#include "child_posix.h"
#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AnyOf;
using testing::IsEmpty;

const Target seller = Target::user("SSELLER");

enum class Moment : std::uint8_t { Before, After };

/// What a person was doing when the process was killed, what there was before, and what may be found afterwards.
struct Scenario {
  std::function<TestInstallation()> before;
  std::function<void(const TestInstallation&, FileSystem&)> act;
  std::string old_state;
  std::string new_state;
};

Scenario saving_over() {
  return {[] { return installation().with_user("SSELLER", settings("old@contoso.com")); },
          [](const TestInstallation& here, FileSystem& files) {
            static_cast<void>(save_sender(here, seller, "new@contoso.com", files));
          },
          "old@contoso.com", "new@contoso.com"};
}

Scenario first_save() {
  return {[] { return installation(); },
          [](const TestInstallation& here, FileSystem& files) {
            static_cast<void>(save_sender(here, seller, "new@contoso.com", files));
          },
          "absent", "new@contoso.com"};
}

Scenario removing() {
  return {[] { return installation().with_user("SSELLER", settings("old@contoso.com")); },
          [](const TestInstallation& here, FileSystem& files) {
            SettingsStore store = here.store(files);
            static_cast<void>(store.remove(seller));
          },
          "old@contoso.com", "absent"};
}

Scenario restoring() {
  return {[] {
            TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
            EXPECT_TRUE(here.store().remove(seller));
            return here;
          },
          [](const TestInstallation& here, FileSystem& files) {
            SettingsStore store = here.store(files);
            const std::string kept = bytes_of(here.user_file("SSELLER").concat(".bak"));
            static_cast<void>(store.restore({.target = seller, .fingerprint = crypto::sha256(kept)}));
          },
          "absent", "old@contoso.com"};
}

Scenario saving_over_damage() {
  return {[] { return installation().with_damaged_user_file("SSELLER"); },
          [](const TestInstallation& here, FileSystem& files) {
            SettingsStore store = here.store(files);
            static_cast<void>(store.save_over_unreadable(seller, settings("new@contoso.com")));
          },
          "damaged", "new@contoso.com"};
}

std::string state_of(const TestInstallation& here) {
  const std::string found = sender_in(here, seller);
  return found.find("damaged") != std::string::npos ? "damaged" : found;
}

int count_operations(const Scenario& scenario) {
  const TestInstallation here = scenario.before();
  FaultyFileSystem files;
  scenario.act(here, files);
  return files.operations();
}

/// Does it in a child that is killed around its n-th operation, and looks at what is left.
void kill_around(const Scenario& scenario, const TestInstallation& original, int number, Moment moment) {
  const TestInstallation here = original.copy();
  const int end = run_in_child([&] {
    FaultyFileSystem files;
    const auto die = [number](int now) {
      if (now == number) raise(SIGKILL);
    };
    (moment == Moment::Before ? files.before : files.after) = die;
    scenario.act(here, files);
    return 0;
  });
  ASSERT_EQ(end, -SIGKILL);
  EXPECT_THAT(state_of(here), AnyOf(scenario.old_state, scenario.new_state));
  EXPECT_THAT(names_with_clear_text(here.root()), IsEmpty());

  if (state_of(here) == "damaged") {
    SettingsStore store = here.store();
    const auto kept = store.save_over_unreadable(seller, settings("next@contoso.com"));
    ASSERT_TRUE(kept) << kept.error().message;
  } else {
    const Result<void> next = save_sender(here, seller, "next@contoso.com");
    ASSERT_TRUE(next) << next.error().message;
  }
  EXPECT_EQ(state_of(here), "next@contoso.com");
  EXPECT_THAT(names_ending(here.root(), ".tmp"), IsEmpty());
  EXPECT_THAT(names_ending(here.update_win() / "SSELLER", ".lock"), IsEmpty());
}

void kill_around_every_operation(const Scenario& scenario) {
  const int operations = count_operations(scenario);
  ASSERT_GT(operations, 5);
  const TestInstallation original = scenario.before();
  for (int number = 1; number <= operations; ++number) {
    for (const Moment moment : {Moment::Before, Moment::After}) {
      SCOPED_TRACE(testing::Message() << (moment == Moment::Before ? "before" : "after") << " operation " << number);
      kill_around(scenario, original, number, moment);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Crash, SavingOverAFileLeavesTheOldOrTheNewOne) { kill_around_every_operation(saving_over()); }

TEST(Crash, TheFirstSaveLeavesNothingOrTheNewFile) { kill_around_every_operation(first_save()); }

TEST(Crash, RemovingLeavesTheFileOrNone) { kill_around_every_operation(removing()); }

TEST(Crash, RestoringLeavesNoFileOrTheOneThatWasRemoved) { kill_around_every_operation(restoring()); }

TEST(Crash, SavingOverADamagedFileLeavesItOrTheNewOne) { kill_around_every_operation(saving_over_damage()); }

/// Under whatever name, apart from those that the next save sweeps away.
bool is_kept(const TestInstallation& here, const std::string& bytes) {
  for (const std::filesystem::path& file : files_below(here.update_win() / "SSELLER")) {
    if (file.extension() != ".tmp" && bytes_of(file) == bytes) return true;
  }
  return false;
}

/// `file` holds the bytes before anything is done.
void expect_never_lost(const Scenario& scenario, const std::string& file) {
  const int operations = count_operations(scenario);
  for (int number = 1; number <= operations; ++number) {
    const TestInstallation here = scenario.before();
    const std::string bytes = bytes_of(here.update_win() / "SSELLER" / file);
    run_in_child([&] {
      FaultyFileSystem files;
      files.after = [number](int now) {
        if (now == number) raise(SIGKILL);
      };
      scenario.act(here, files);
      return 0;
    });
    EXPECT_TRUE(is_kept(here, bytes)) << "killed after operation " << number;
  }
}

TEST(Crash, TheBytesOfADamagedFileAreNeverLost) { expect_never_lost(saving_over_damage(), "smtp.cfg"); }

TEST(Crash, TheBytesOfARemovedFileAreNeverLost) {
  expect_never_lost(removing(), "smtp.cfg");
  expect_never_lost(restoring(), "smtp.cfg.bak");
}

}  // namespace
}  // namespace smtpcfg::model
