#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "model/dpapi_key.h"
#include "model/key.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::array both_scopes{ProtectionScope::Machine, ProtectionScope::User};

/// An installation with ANNA's settings, whose key Windows protects here.
TestInstallation protected_for(ProtectionScope scope) {
  TestInstallation here = installation().with_user("ANNA", settings("anna@contoso.com"));
  const Result<void> done = protect_key_by_windows(system_files(), here.key_file(), ask_nobody, scope);
  EXPECT_TRUE(done) << done.error().message;
  return here;
}

/// Saves the key's file anew, with something changed in it.
template <typename Change>
void change_key(const TestInstallation& here, Change&& change) {
  Result<DpapiKey> key = parse_dpapi_key(bytes_of(here.key_file()));
  ASSERT_TRUE(key);
  change(*key);
  put_bytes(here.key_file(), format_dpapi_key(*key));
}

/// A bit of what Windows sealed, near its end.
void damage(DpapiKey& key) { key.sealed[key.sealed.size() - 5] ^= 1; }

std::string why_not_opened(const TestInstallation& here) {
  const Result<Key> key = load_key(system_files(), here.key_file(), ask_nobody);
  if (key) return "opened";
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(key.error().remedy, Not(IsEmpty()));
  return key.error().message;
}

TEST(DpapiKeysOnWindows, OpenWithoutAskingAndHoldNothingInTheClear) {
  for (const ProtectionScope scope : both_scopes) {
    const TestInstallation here = protected_for(scope);
    const std::string bytes = bytes_of(here.key_file());
    EXPECT_THAT(bytes, Not(HasSubstr("AGE-SECRET-KEY")));
    EXPECT_THAT(parse_dpapi_key(bytes)->sealed, Not(HasSubstr("AGE-SECRET-KEY")));
    EXPECT_THAT(names_ending(here.root(), ".bak"), IsEmpty()) << "the unprotected key must not stay";
    const Result<Key> key = load_key(system_files(), here.key_file(), {});
    ASSERT_TRUE(key) << key.error().message;
    EXPECT_EQ(key->protection, scope == ProtectionScope::User ? KeyProtection::User : KeyProtection::Machine);
  }
}

TEST(DpapiKeysOnWindows, OpenAndSaveSettings) {
  for (const ProtectionScope scope : both_scopes) {
    const TestInstallation here = protected_for(scope);
    EXPECT_EQ(sender_in(here, Target::user("ANNA")), "anna@contoso.com");
    ASSERT_TRUE(save_sender(here, Target::system(), "crm@contoso.com"));
    EXPECT_EQ(sender_in(here, Target::system()), "crm@contoso.com");
  }
}

TEST(DpapiKeysOnWindows, ChangeToEveryOtherProtectionAndBack) {
  const TestInstallation here = installation().with_key();
  const std::string clear = bytes_of(here.key_file());
  const auto asked = [](const std::string& /*purpose*/) -> Result<crypto::Secret> { return crypto::Secret("Löwe 42"); };
  const auto by_windows = [&](ProtectionScope scope) {
    return protect_key_by_windows(system_files(), here.key_file(), asked, scope).has_value();
  };
  const auto with_passphrase = [&](std::string_view passphrase) {
    return protect_key(system_files(), here.key_file(), asked, crypto::Secret(passphrase)).has_value();
  };
  ASSERT_TRUE(by_windows(ProtectionScope::Machine));
  ASSERT_TRUE(by_windows(ProtectionScope::User));
  ASSERT_TRUE(with_passphrase("Löwe 42"));
  EXPECT_EQ(load_key(system_files(), here.key_file(), asked)->protection, KeyProtection::Passphrase);
  ASSERT_TRUE(by_windows(ProtectionScope::Machine));
  ASSERT_TRUE(with_passphrase(""));
  EXPECT_EQ(bytes_of(here.key_file()), clear);
  EXPECT_EQ(files_below(here.root()).size(), 1U);
}

TEST(DpapiKeysOnWindows, SayWhomTheyAreFor) {
  const DpapiKey key = *parse_dpapi_key(bytes_of(protected_for(ProtectionScope::User).key_file()));
  EXPECT_EQ(key.place.machine, protection_place()->machine);
  EXPECT_THAT(key.place.user, HasSubstr("\\"));
  EXPECT_THAT(parse_dpapi_key(bytes_of(protected_for(ProtectionScope::Machine).key_file()))->place.user, IsEmpty());
}

TEST(DpapiKeysOnWindows, WithOneBitFlippedSayThatTheyAreDamagedOrWindowsKeyIsGone) {
  for (const ProtectionScope scope : both_scopes) {
    const TestInstallation here = protected_for(scope);
    change_key(here, damage);
    EXPECT_THAT(why_not_opened(here), AllOf(HasSubstr("damaged"), HasSubstr("Windows' own key is gone"), HasSubstr("error ")));
    EXPECT_FALSE(save_sender(here, Target::system(), "crm@contoso.com"));
  }
}

TEST(DpapiKeysOnWindows, OfAnotherMachineOrUserSayWhose) {
  const TestInstallation here = protected_for(ProtectionScope::User);
  change_key(here, [](DpapiKey& key) {
    damage(key);
    key.place.user = R"(CONTOSO\sseller)";
  });
  EXPECT_THAT(why_not_opened(here), AllOf(HasSubstr("another user"), HasSubstr(R"(CONTOSO\sseller)")));
  change_key(here, [](DpapiKey& key) { key.place.machine = "FARAWAY"; });
  EXPECT_THAT(why_not_opened(here), AllOf(HasSubstr("another machine"), HasSubstr("FARAWAY")));
}

/// A machine that was renamed keeps its keys: Windows decides, not the name in the file.
TEST(DpapiKeysOnWindows, OpenUnderAnotherNameIfWindowsDoes) {
  const TestInstallation here = protected_for(ProtectionScope::Machine);
  change_key(here, [](DpapiKey& key) { key.place.machine = "BEFORE"; });
  EXPECT_EQ(why_not_opened(here), "opened");
}

TEST(DpapiKeysOnWindows, WhosePublicKeyIsAnothersAreDamaged) {
  const TestInstallation here = protected_for(ProtectionScope::Machine);
  change_key(here, [](DpapiKey& key) { key.public_key = crypto::AgeIdentity::generate().recipient(); });
  EXPECT_THAT(why_not_opened(here), AllOf(HasSubstr("damaged"), HasSubstr("public key")));
}

TEST(DpapiKeysOnWindows, HoldingSomethingElseAreRefusedWithoutRepeatingIt) {
  const TestInstallation here = protected_for(ProtectionScope::Machine);
  change_key(here, [](DpapiKey& key) { key.sealed = *protect(crypto::Secret("something else"), ProtectionScope::Machine); });
  EXPECT_THAT(why_not_opened(here), AllOf(HasSubstr("not a private key"), Not(HasSubstr("something else"))));
}

}  // namespace
}  // namespace smtpcfg::model
