#include "model/change_log.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "model/text.h"

#include "faulty_file_system.h"
#include "recorded_changes.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class ChangesOfAnInstallation : public testing::Test {
 protected:
  SettingsStore store(FileSystem& files = system_files()) {
    return {files, *Installation::open(system_files(), here_.root()), std::nullopt, ask_nobody, {}, changes_};
  }
  /// The line's end: the file that it is about.
  [[nodiscard]] std::string file(std::string_view below_system) const {
    std::filesystem::path file = std::filesystem::absolute(here_.system_folder() / path_of(below_system));
    return fmt::format("; file: \"{}\"", utf8_of(file.make_preferred()));
  }

  const Target system = Target::system();
  TestInstallation here_ = installation().with_key();
  RecordedChanges changes_;
};

constexpr std::string_view all_that_are_set =
    "authentication, sender.address, sender.name, host, port, enableSsl, clientId, clientSecret, tenant, scope, authority";

TEST_F(ChangesOfAnInstallation, FirstSettingsNameEveryFieldThatIsSet) {
  ASSERT_TRUE(store().save(system, settings(), nullptr, nullptr));
  EXPECT_THAT(changes_.lines(),
              ElementsAre(fmt::format("anna created system; fields: {}{}", all_that_are_set, file("smtp.cfg"))));
}

TEST_F(ChangesOfAnInstallation, LaterOnesNameTheFieldsThatDifferAlsoWhenOnlyASecretDoes) {
  SettingsStore store = this->store();
  ASSERT_TRUE(store.save(system, settings(), nullptr, nullptr));
  changes_.clear();
  for (const auto& change : std::vector<std::function<void(Settings&)>>{
           [](Settings& now) { now.client_secret = crypto::Secret("another"); },
           [](Settings& now) {
             now.host = "mail.contoso.com";
             now.secret_expires = "2027-05-01";
           },
           [](Settings&) {},
       }) {
    const Result<LoadedSettings> before = store.load(system);
    ASSERT_TRUE(before);
    Settings now = before->settings.clone();
    change(now);
    ASSERT_TRUE(store.save(system, now, &*before, &*before));
  }
  EXPECT_THAT(changes_.lines(), ElementsAre("anna changed system; fields: clientSecret" + file("smtp.cfg"),
                                            "anna changed system; fields: host, secretExpires" + file("smtp.cfg"),
                                            "anna changed system; no field differs" + file("smtp.cfg")));
}

TEST_F(ChangesOfAnInstallation, EveryKindOfEntryIsNamed) {
  const Target entries[] = {Target::global(), Target::station(12), Target::group("100042"), Target::rep("100017")};
  for (const Target& entry : entries) ASSERT_TRUE(store().save(entry, settings(), nullptr, nullptr));
  EXPECT_THAT(changes_.lines(),
              ElementsAre(AllOf(StartsWith("anna created global;"), EndsWith(file("smtp/global.cfg"))),
                          AllOf(StartsWith("anna created station:12;"), EndsWith(file("smtp/station-0012.cfg"))),
                          AllOf(StartsWith("anna created group:100042;"), EndsWith(file("smtp/group-100042.cfg"))),
                          AllOf(StartsWith("anna created rep:100017;"), EndsWith(file("smtp/rep-100017.cfg")))));
}

TEST_F(ChangesOfAnInstallation, RemovingAndBringingBackAreWrittenDown) {
  SettingsStore store = this->store();
  ASSERT_TRUE(store.save(Target::rep("100017"), settings(), nullptr, nullptr));
  changes_.clear();
  const Result<Removed> removed = store.remove(Target::rep("100017"));
  ASSERT_TRUE(removed);
  ASSERT_TRUE(store.restore(*removed));
  EXPECT_THAT(changes_.lines(), ElementsAre("anna removed rep:100017" + file("smtp/rep-100017.cfg"),
                                            "anna restored rep:100017" + file("smtp/rep-100017.cfg")));
}

TEST_F(ChangesOfAnInstallation, SettingsInThePlaceOfUnreadableOnesNameEveryFieldThatIsSet) {
  put_bytes(here_.system_file(), "no settings");
  ASSERT_TRUE(store().save_over_unreadable(system, settings()));
  EXPECT_THAT(changes_.lines(),
              ElementsAre(fmt::format("anna replaced unreadable system; fields: {}{}", all_that_are_set, file("smtp.cfg"))));
}

TEST_F(ChangesOfAnInstallation, TheKeyThatTheFirstSaveMakesIsWrittenDownWhoeverItIsFor) {
  std::filesystem::remove(here_.key_file());
  ASSERT_TRUE(store().save(Target::user("SSELLER"), settings(), nullptr, nullptr));
  EXPECT_THAT(changes_.lines(), ElementsAre("anna created a key" + file("smtp.key")));
}

TEST_F(ChangesOfAnInstallation, WhatAUserDoesToHerOwnFileIsHerBusiness) {
  SettingsStore store = this->store();
  const Target seller = Target::user("SSELLER");
  ASSERT_TRUE(store.save(seller, settings(), nullptr, nullptr));
  const Result<Removed> removed = store.remove(seller);
  ASSERT_TRUE(removed);
  ASSERT_TRUE(store.restore(*removed));
  const Target file = Target::file(utf8_of(here_.root() / "elsewhere.cfg"));
  ASSERT_TRUE(store.save(file, settings(), nullptr, nullptr));
  EXPECT_THAT(changes_.lines(), IsEmpty());
}

TEST_F(ChangesOfAnInstallation, NoValueIsEverWritten) {
  Settings now = settings();
  now.password = crypto::Secret(canary_password);
  now.certificate_passphrase = crypto::Secret(canary_secret);
  SettingsStore store = this->store();
  ASSERT_TRUE(store.save(system, settings(), nullptr, nullptr));
  const Result<LoadedSettings> before = store.load(system);
  ASSERT_TRUE(before);
  ASSERT_TRUE(store.save(system, now, &*before, &*before));
  ASSERT_EQ(changes_.lines().size(), 2);
  EXPECT_THAT(changes_.lines().back(), HasSubstr("; fields: password, certificatePassphrase;"));
  for (const std::string& line : changes_.lines()) {
    for (const std::string_view value :
         {canary_secret, canary_password, std::string_view("contoso"), std::string_view("office365")}) {
      EXPECT_THAT(line, Not(HasSubstr(value)));
    }
  }
}

TEST_F(ChangesOfAnInstallation, ASenderOfManyLinesWritesNone) {
  Settings hostile = settings("crm@contoso.com\nroot removed system");
  hostile.sender_name = "x\"; file: \"y\nroot (uid 0) removed system";
  ASSERT_TRUE(store().save(system, hostile, nullptr, nullptr));
  EXPECT_THAT(changes_.lines(),
              ElementsAre(fmt::format("anna created system; fields: {}{}", all_that_are_set, file("smtp.cfg"))));
}

TEST_F(ChangesOfAnInstallation, WhatFailedLeavesNoLine) {
  SettingsStore store = this->store();
  ASSERT_TRUE(store.save(system, settings(), nullptr, nullptr));
  const Result<LoadedSettings> old = store.load(system);
  ASSERT_TRUE(save_sender(here_, system, "meanwhile@contoso.com"));
  changes_.clear();

  EXPECT_FALSE(store.save(system, settings("late@contoso.com"), &*old, &*old));
  EXPECT_FALSE(store.save(system, settings("new@contoso.com"), nullptr, nullptr));
  EXPECT_FALSE(store.save_over_unreadable(system, settings()));
  EXPECT_FALSE(store.remove(Target::global()));
  EXPECT_FALSE(store.restore(Removed{.target = system, .fingerprint = {}}));
  EXPECT_THAT(changes_.lines(), IsEmpty());
}

TEST_F(ChangesOfAnInstallation, WhateverFailsOnTheDiskOnlyASaveThatSucceededLeavesALine) {
  ASSERT_TRUE(save_sender(here_, system, "before@contoso.com"));
  int failed = 0;
  const auto save_with_failing = [&](int number) {  // the n-th operation; 0 for none. Returns how many there were.
    const TestInstallation here = here_.copy();
    FaultyFileSystem files;
    RecordedChanges changes;
    SettingsStore store(files, *Installation::open(system_files(), here.root()), std::nullopt, ask_nobody, {}, changes);
    const Result<LoadedSettings> before = here.store().load(system);
    if (number > 0) files.fail(number, FaultyFileSystem::Fault::Once, disk_errors().front());
    const Result<void> saved = store.save(system, settings("after@contoso.com"), &*before, &*before);
    EXPECT_EQ(changes.lines().size(), saved ? 1U : 0U) << number;
    if (!saved) ++failed;
    return files.operations();
  };
  const int operations = save_with_failing(0);
  for (int number = 1; number <= operations; ++number) save_with_failing(number);
  EXPECT_GT(failed, 5);
}

TEST(ChangeText, NothingFromOutsideBeginsAnotherLineOrPart) {
  const Change change{.kind = Change::Kind::Removed,
                      .target = Target::rep("1\n2"),
                      .file = path_of("/srv/\"; file: \"/etc\nNov 26 sshd[1]: root\r\xE2\x80\xAEgfc.ptms")};
  EXPECT_EQ(text_of(change, "an\nna\""), "an?na? removed rep:1?2; file: \"/srv/?; file: ?/etc?Nov 26 sshd[1]: root??gfc.ptms\"");
}

TEST(ChangeText, IsBoundedWhateverThePath) {
  const Change change{.kind = Change::Kind::KeyCreated, .file = path_of(std::string(100'000, 'x'))};
  EXPECT_LT(text_of(change, std::string(100'000, 'y')).size(), 1'400);
}

TEST(ChangeText, SaysWhatWasDoneToAKey) {
  const auto text = [](Change::Kind kind) { return text_of({.kind = kind, .file = "smtp.key"}, "anna"); };
  EXPECT_EQ(text(Change::Kind::KeyCreated), "anna created a key; file: \"smtp.key\"");
  EXPECT_EQ(text(Change::Kind::KeyProtected), "anna protected a key with a passphrase; file: \"smtp.key\"");
  EXPECT_EQ(text(Change::Kind::KeyUnprotected), "anna took the protection off a key; file: \"smtp.key\"");
  EXPECT_EQ(text(Change::Kind::KeyProtectedByWindows), "anna let Windows protect a key; file: \"smtp.key\"");
}

TEST(ChangeText, NamesTheWholePathOfWhatWasNamedFromTheCurrentFolder) {
  RecordedChanges changes;
  changes.record({.kind = Change::Kind::KeyCreated, .file = "./recovery.key"});
  const std::string whole = utf8_of(std::filesystem::current_path() / "recovery.key");
  EXPECT_THAT(changes.lines(), ElementsAre(HasSubstr(whole)));
}

TEST(AChangeLogThatFails, LeavesTheSaveAsItIs) {
  class Failing : public ChangeLog {
    void write(const Change& /*change*/) override { throw std::runtime_error("no log"); }
  };
  Failing changes;
  const TestInstallation here;
  SettingsStore store(system_files(), *Installation::open(system_files(), here.root()), std::nullopt, ask_nobody, {}, changes);
  EXPECT_TRUE(store.save(Target::system(), settings(), nullptr, nullptr));
  EXPECT_EQ(sender_in(here, Target::system()), "crm@contoso.com");
}

}  // namespace
}  // namespace smtpcfg::model
