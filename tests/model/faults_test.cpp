#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "model/text.h"

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AnyOf;
using testing::IsEmpty;
using testing::Not;
using Fault = FaultyFileSystem::Fault;

const Target seller = Target::user("SSELLER");

struct Scenario {
  std::function<TestInstallation()> before;
  std::function<Result<void>(SettingsStore&)> act;
  std::string old_state;
  std::string new_state;
};

Scenario saving_over() {
  return {[] { return installation().with_user("SSELLER", settings("old@contoso.com")); },
          [](SettingsStore& store) -> Result<void> {
            const Result<LoadedSettings> present = store.load(seller);
            if (!present) return std::unexpected(present.error());
            return store.save(seller, settings("new@contoso.com"), &*present, &*present);
          },
          "old@contoso.com", "new@contoso.com"};
}

Scenario first_save() {
  return {[] { return installation(); },
          [](SettingsStore& store) { return store.save(seller, settings("new@contoso.com"), nullptr, nullptr); }, "absent",
          "new@contoso.com"};
}

Scenario removing() {
  return {[] { return installation().with_user("SSELLER", settings("old@contoso.com")); },
          [](SettingsStore& store) -> Result<void> {
            const Result<Removed> removed = store.remove(seller);
            return removed ? Result<void>() : std::unexpected(removed.error());
          },
          "old@contoso.com", "absent"};
}

Scenario restoring() {
  return {[] {
            TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
            EXPECT_TRUE(here.store().remove(seller));
            return here;
          },
          [](SettingsStore& store) {
            std::filesystem::path kept = store.file_of(seller).value();
            kept += ".bak";
            return store.restore({.target = seller, .fingerprint = crypto::sha256(bytes_of(kept))});
          },
          "absent", "old@contoso.com"};
}

int count_operations(const Scenario& scenario) {
  const TestInstallation here = scenario.before();
  FaultyFileSystem files;
  SettingsStore store = here.store(files);
  EXPECT_TRUE(scenario.act(store));
  return files.operations();
}

void expect_useful(const Error& error) {
  EXPECT_THAT(error.kind, AnyOf(ErrorKind::NotWritable, ErrorKind::Unreadable, ErrorKind::Locked)) << error.message;
  EXPECT_THAT(error.message, Not(IsEmpty()));
  EXPECT_THAT(error.remedy, Not(IsEmpty())) << error.message;
}

/// What must hold whatever failed, once the disk works again.
void expect_nothing_half_done(const TestInstallation& here, const Scenario& scenario, bool done, Fault fault) {
  const std::string state = sender_in(here, seller);
  EXPECT_THAT(state, AnyOf(scenario.old_state, scenario.new_state));
  if (done) {
    EXPECT_EQ(state, scenario.new_state);
  }
  EXPECT_THAT(names_with_clear_text(here.root()), IsEmpty());
  if (fault != Fault::ForGood) {
    EXPECT_THAT(names_ending(here.root(), ".lock"), IsEmpty());
  }
  const Result<void> next = save_sender(here, seller, "next@contoso.com");
  ASSERT_TRUE(next) << next.error().message;
  EXPECT_EQ(sender_in(here, seller), "next@contoso.com");
  EXPECT_THAT(names_ending(here.update_win() / "SSELLER", ".lock"), IsEmpty());
  EXPECT_THAT(names_ending(here.root(), ".tmp"), IsEmpty());
}

void fail_every_operation(const Scenario& scenario, Fault fault) {
  const int operations = count_operations(scenario);
  ASSERT_GT(operations, 5);
  const TestInstallation original = scenario.before();
  for (const std::error_code code : disk_errors()) {
    for (int number = 1; number <= operations; ++number) {
      const TestInstallation here = original.copy();
      FaultyFileSystem files;
      files.fail(number, fault, code);
      SettingsStore store = here.store(files);
      const Result<void> result = scenario.act(store);
      SCOPED_TRACE(testing::Message() << code.message() << " in operation " << number << ": " << files.name_of(number));
      if (!result) expect_useful(result.error());
      expect_nothing_half_done(here, scenario, result.has_value(), fault);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Faults, SavingWithOneFailedOperation) { fail_every_operation(saving_over(), Fault::Once); }
TEST(Faults, SavingWhileTheDiskFailsForGood) { fail_every_operation(saving_over(), Fault::ForGood); }
TEST(Faults, SavingWithAnOperationWronglyReportedAsFailed) { fail_every_operation(saving_over(), Fault::Reported); }

TEST(Faults, FirstSaveWithOneFailedOperation) { fail_every_operation(first_save(), Fault::Once); }
TEST(Faults, FirstSaveWhileTheDiskFailsForGood) { fail_every_operation(first_save(), Fault::ForGood); }
TEST(Faults, FirstSaveWithAnOperationWronglyReportedAsFailed) { fail_every_operation(first_save(), Fault::Reported); }

TEST(Faults, RemovingWithOneFailedOperation) { fail_every_operation(removing(), Fault::Once); }
TEST(Faults, RemovingWhileTheDiskFailsForGood) { fail_every_operation(removing(), Fault::ForGood); }
TEST(Faults, RemovingWithAnOperationWronglyReportedAsFailed) { fail_every_operation(removing(), Fault::Reported); }

TEST(Faults, RestoringWithOneFailedOperation) { fail_every_operation(restoring(), Fault::Once); }
TEST(Faults, RestoringWhileTheDiskFailsForGood) { fail_every_operation(restoring(), Fault::ForGood); }
TEST(Faults, RestoringWithAnOperationWronglyReportedAsFailed) { fail_every_operation(restoring(), Fault::Reported); }

TEST(Faults, AFullDiskIsNamed) {
  const TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
  bool named = false;
  const int operations = count_operations(saving_over());
  for (int number = 1; number <= operations; ++number) {
    FaultyFileSystem files;
    files.fail(number, Fault::Once, disk_errors().front());
    const Result<void> saved = save_sender(here, seller, "new@contoso.com", files);
    if (!files.name_of(number).starts_with("write")) continue;
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
    EXPECT_THAT(saved.error().message, testing::HasSubstr("smtp.cfg: the disk is full."));
    named = true;
  }
  EXPECT_TRUE(named);
}

TEST(Faults, AChangeThatIsInPlaceButNotConfirmedIsNotCalledUnsaved) {
  bool seen = false;
  const int operations = count_operations(saving_over());
  for (int number = 1; number <= operations; ++number) {
    const TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
    FaultyFileSystem files;
    files.fail(number, Fault::Once, std::make_error_code(std::errc::io_error));
    const Result<void> saved = save_sender(here, seller, "new@contoso.com", files);
    if (files.name_of(number) != "flush_folder SSELLER") continue;
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
    EXPECT_THAT(saved.error().message, testing::HasSubstr("was changed, but the disk does not confirm"));
    EXPECT_EQ(sender_in(here, seller), "new@contoso.com");
    seen = true;
  }
  EXPECT_TRUE(seen);
}

TEST(Faults, WhatIsOnTheDiskIsFlushedBeforeItReplacesAnything) {
  const TestInstallation here = installation().with_user("SSELLER", settings("old@contoso.com"));
  FaultyFileSystem files;
  ASSERT_TRUE(save_sender(here, seller, "new@contoso.com", files));
  std::vector<std::string> order;
  for (int number = 1; number <= files.operations(); ++number) {
    const std::string name = files.name_of(number);
    if (name.starts_with("flush") || name == "replace smtp.cfg" || name == "replace smtp.cfg.bak")
      order.push_back(name.substr(0, name.find(".tmp")));
  }
  ASSERT_GE(order.size(), 4U);
  EXPECT_THAT(order[order.size() - 4], testing::StartsWith("flush smtp.cfg."));
  EXPECT_EQ(order[order.size() - 3], "replace smtp.cfg.bak");
  EXPECT_EQ(order[order.size() - 2], "replace smtp.cfg");
  EXPECT_EQ(order[order.size() - 1], "flush_folder SSELLER");
}

}  // namespace
}  // namespace smtpcfg::model
