#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/dpapi_key.h"
#include "model/key.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

/// An installation whose key Windows sealed, on the machine CRM01 for SSELLER.
TestInstallation with_foreign_key() {
  TestInstallation here = installation().with_user("ANNA", settings());
  put_bytes(here.key_file(), format_dpapi_key({.scope = ProtectionScope::User,
                                               .place = {.machine = "CRM01", .user = R"(CONTOSO\sseller)"},
                                               .public_key = here.key().recipients.front(),
                                               .sealed = "sealed"}));
  return here;
}

TEST(DpapiKeysOnLinux, AreNeitherAbsentNorAskedAPassphraseFor) {
  const TestInstallation here = with_foreign_key();
  const Result<Key> key = load_key(system_files(), here.key_file(), [](const std::string& purpose) -> Result<crypto::Secret> {
    ADD_FAILURE() << "asked: " << purpose;
    return crypto::Secret("x");
  });
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(key.error().message, AllOf(HasSubstr("Windows protects it"), HasSubstr(R"(CONTOSO\sseller)"), HasSubstr("CRM01")));
}

TEST(DpapiKeysOnLinux, KeepSettingsFromBeingReadAndSavedButAreNotReplaced) {
  const TestInstallation here = with_foreign_key();
  const std::string before = bytes_of(here.key_file());
  const Result<LoadedSettings> loaded = here.store().load(Target::user("ANNA"));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr("CRM01"));
  const Result<void> saved = here.store().save(Target::user("SSELLER"), settings(), nullptr, nullptr);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Unreadable);
  EXPECT_EQ(bytes_of(here.key_file()), before);
  EXPECT_FALSE(std::filesystem::exists(here.user_file("SSELLER")));
}

TEST(DpapiKeysOnLinux, AreNotMade) {
  const TestInstallation here = installation().with_key();
  const std::string before = bytes_of(here.key_file());
  const Result<void> made = protect_key_by_windows(system_files(), here.key_file(), ask_nobody, ProtectionScope::Machine);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::Usage);
  EXPECT_THAT(made.error().message, HasSubstr("Only Windows"));
  EXPECT_EQ(bytes_of(here.key_file()), before);
  EXPECT_EQ(files_below(here.root()).size(), 1U);
}

TEST(DpapiKeysOnLinux, StayWhenTheirProtectionIsToBeTakenOff) {
  const TestInstallation here = with_foreign_key();
  const std::string before = bytes_of(here.key_file());
  const Result<void> removed = protect_key(system_files(), here.key_file(), ask_nobody, crypto::Secret());
  ASSERT_FALSE(removed);
  EXPECT_THAT(removed.error().message, HasSubstr("CRM01"));
  EXPECT_EQ(bytes_of(here.key_file()), before);
  EXPECT_THAT(names_ending(here.root(), ".lock"), IsEmpty());
}

}  // namespace
}  // namespace smtpcfg::model
