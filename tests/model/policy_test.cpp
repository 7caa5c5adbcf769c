#include "model/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/fields.h"
#include "model/policy_ini.h"
#include "model/policy_rules.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using ::testing::HasSubstr;

Result<Policy> read(std::string_view text) {
  const TemporaryFolder folder;
  put_bytes(folder.path() / "policy.ini", text);
  return read_policy_ini(system_files(), folder.path() / "policy.ini");
}

std::string error_of(std::string_view text) {
  const Result<Policy> policy = read(text);
  if (policy) return "understood";
  EXPECT_EQ(policy.error().kind, ErrorKind::Unreadable);
  return policy.error().message + " | " + policy.error().remedy;
}

TEST(PolicyIni, AllThatCanBeDecided) {
  const Result<Policy> policy = read(
      "\xEF\xBB\xBF# of the mail team\r\n"
      "[Policy]\r\n"
      "  installation = \\\\server\\crm \r\n"
      "ForbidAUTH_PLAIN=1\r\n"
      "forbidauth_login = 1\r\n"
      "ForbidAUTH_NONE = 0\r\n"
      "; remark\r\n"
      "StoreCredentials = 0\r\n"
      "HideSecrets = 1\r\n"
      "DefaultAuthority = https://login.microsoftonline.us\r\n"
      "DefaultScope = https://outlook.office365.us/.default");
  ASSERT_TRUE(policy) << policy.error().message;
  EXPECT_EQ(policy->installation, "\\\\server\\crm");
  EXPECT_TRUE(policy->forbids(Authentication::Plain));
  EXPECT_TRUE(policy->forbids(Authentication::Login));
  EXPECT_FALSE(policy->forbids(Authentication::None));
  EXPECT_FALSE(policy->forbids(Authentication::OAuth2));
  EXPECT_EQ(policy->store_credentials, false);
  EXPECT_FALSE(policy->shows_secrets());
  EXPECT_EQ(policy->authority, "https://login.microsoftonline.us");
  EXPECT_EQ(policy->scope, "https://outlook.office365.us/.default");
}

TEST(PolicyIni, EverySettingReadsAsItIsWritten) {
  for (const PolicySetting& setting : policy_settings()) {
    const std::string value = setting.name == "DefaultAuthority" ? "https://login.example.com" : "1";
    const std::string text = setting.name == "DefaultScope" ? "https://mail.example.com/.default" : value;
    const Result<Policy> policy = read("[policy]\n" + std::string(setting.name) + "=" + text + "\n");
    ASSERT_TRUE(policy) << policy.error().message;
    EXPECT_EQ(text_of(*policy, setting), text) << setting.name;
    EXPECT_NE(*policy, Policy()) << setting.name;
  }
}

TEST(PolicyIni, NoFileAndNothingInItDecideNothing) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_policy_ini(system_files(), folder.path() / "policy.ini"), Policy());
  EXPECT_EQ(read(""), Policy());
  EXPECT_EQ(read("[policy]\n#HideSecrets = 1\nInstallation =\n"), Policy());
}

TEST(PolicyIni, WhatIsNotUnderstoodIsNeverTakenForNothing) {
  EXPECT_THAT(error_of("[policy]\nHideSecret = 1\n"), HasSubstr("Line 2: There is no setting \"HideSecret\". | There are: "));
  EXPECT_THAT(error_of("[policy]\nHideSecrets = yes\n"), HasSubstr("HideSecrets is \"yes\", which is neither 1 nor 0."));
  EXPECT_THAT(error_of("[policy]\nHideSecrets\n"), HasSubstr("\"HideSecrets\" has no \"=\"."));
  EXPECT_THAT(error_of("HideSecrets = 1\n"), HasSubstr("Line 1: It stands above [policy]."));
  EXPECT_THAT(error_of("[settings]\nHideSecrets = 1\n"), HasSubstr("There is no section [settings]."));
  EXPECT_THAT(error_of("[policy]\nHideSecrets = 1\nhidesecrets = 0\n"), HasSubstr("Line 3: HideSecrets is there twice."));
  EXPECT_THAT(error_of("[policy]\nDefaultAuthority = http://login.example.com\n"), HasSubstr("does not begin with https://"));
  EXPECT_THAT(error_of("[policy]\nInstallation = a\x01z\n"), HasSubstr("characters that it cannot hold"));
  EXPECT_THAT(error_of("[policy]\n# caf\xe9\n"), HasSubstr("is not a UTF-8 text"));
  EXPECT_NE(error_of(std::string(100'000, '#')), "understood");
}

TEST(PolicyIni, AFolderInItsPlaceIsAnError) {
  const TemporaryFolder folder;
  const Result<Policy> policy = read_policy_ini(system_files(), folder.path());
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().kind, ErrorKind::Unreadable);
}

TEST(PolicyRules, DefaultsOfTheAdministratorCountBeforeThoseOfTheGuide) {
  const Policy policy{.authority = "https://login.microsoftonline.us"};
  Settings settings;
  settings.scope = "https://own.example.com/.default";
  fill_defaults(settings, policy);
  EXPECT_EQ(settings.authority, "https://login.microsoftonline.us");
  EXPECT_EQ(settings.scope, "https://own.example.com/.default");
  EXPECT_EQ(settings.host, "smtp.office365.com");
}

TEST(PolicyRules, NewSettingsBeginWithAMethodThatIsAllowed) {
  EXPECT_EQ(new_settings({}).authentication, Authentication::OAuth2);
  EXPECT_EQ(new_settings({.forbidden = {Authentication::OAuth2}}).authentication, Authentication::Auto);
}

TEST(PolicyRules, AForbiddenMethodIsTheFirstProblem) {
  Settings forbidden = settings();
  forbidden.authentication = Authentication::Plain;
  const std::vector<Problem> problems = problems_of(forbidden, {.forbidden = {Authentication::Plain, Authentication::None}});
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems.front().field, "authentication");
  EXPECT_EQ(problems.front().message, "Your administrator does not allow AUTH_PLAIN.");
  EXPECT_EQ(problems.front().remedy, "Choose another method. Allowed: AUTH_OAUTH2, AUTH_AUTO, AUTH_LOGIN, AUTH_CRAM_MD5.");
}

TEST(PolicyRules, NothingIsSavedThatTheAdministratorDoesNotAllow) {
  const TestInstallation here = installation().with_key();
  Settings plain = settings();
  plain.authentication = Authentication::Plain;
  SettingsStore strict(system_files(), *Installation::open(system_files(), here.root()), std::nullopt, ask_nobody,
                       {.forbidden = {Authentication::Plain}});
  const Result<void> refused = strict.save(Target::system(), plain, nullptr, nullptr);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::NotWritable);
  EXPECT_FALSE(std::filesystem::exists(here.system_file()));
  EXPECT_TRUE(strict.save(Target::system(), settings(), nullptr, nullptr));

  SettingsStore never(system_files(), *Installation::open(system_files(), here.root()), std::nullopt, ask_nobody,
                      {.store_credentials = false});
  const std::string before = bytes_of(here.system_file());
  const Result<LoadedSettings> present = never.load(Target::system());
  ASSERT_TRUE(present);
  EXPECT_FALSE(never.save(Target::system(), settings("other@contoso.com"), &*present, nullptr));
  EXPECT_EQ(bytes_of(here.system_file()), before);
}

TEST(PolicyRules, AnUnreadableFileStaysWhenNothingMayBeSaved) {
  const TestInstallation here = installation().with_key().with_damaged_system_file();
  SettingsStore never(system_files(), *Installation::open(system_files(), here.root()), std::nullopt, ask_nobody,
                      {.store_credentials = false});
  const std::string before = bytes_of(here.system_file());
  EXPECT_FALSE(never.save_over_unreadable(Target::system(), settings()));
  EXPECT_EQ(bytes_of(here.system_file()), before);
}

}  // namespace
}  // namespace smtpcfg::model
