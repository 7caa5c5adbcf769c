#include "model/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/console.h"

namespace smtpcfg::app {
namespace {

using ::testing::HasSubstr;

/// Nobody is there to be asked.
class NoPrompt : public Prompt {
 public:
  Result<crypto::Secret> ask_secret(const std::string& question) override {
    return failure(ErrorKind::Usage, "There is nobody to be asked: " + question);
  }
};

/// The console program under a policy, in a folder of its own.
class ConsoleUnderPolicy : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_ / "update.win" / "system"); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  int run(std::vector<std::string> arguments) {
    results.clear();
    notes.clear();
    Output output([this](std::string_view text) { return results += text, std::error_code(); },
                  [this](std::string_view text) { return notes += text, std::error_code(); }, {.json = asks_for_json(arguments)});
    NoPrompt prompt;
    return run_console(std::move(arguments), model::system_files(), policy, output, prompt);
  }
  int run_here(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--installation", folder_.string()});
    return run(std::move(arguments));
  }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

  Result<model::Policy> policy;
  std::string results;
  std::string notes;

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) /
      ("smtpcfg-policy-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(ConsoleUnderPolicy, ShowsWhatIsDecided) {
  policy->forbidden = {model::Authentication::Plain};
  policy->store_credentials = true;
  EXPECT_EQ(run({"policy"}), 0);
  EXPECT_THAT(results, HasSubstr("ForbidAUTH_PLAIN     1            AUTH_PLAIN is forbidden"));
  EXPECT_THAT(results, HasSubstr("HideSecrets          not decided"));
  EXPECT_EQ(run({"policy", "--json"}), 0);
  const Json settings = Json::parse(results)["settings"];
  EXPECT_EQ(settings["ForbidAUTH_PLAIN"], true);
  EXPECT_EQ(settings["StoreCredentials"], true);
  EXPECT_EQ(settings["HideSecrets"], nullptr);
}

TEST_F(ConsoleUnderPolicy, TheInstallationIsTheAdministratorsUnlessOneIsNamed) {
  policy->installation = folder();
  EXPECT_EQ(run({"list"}), 0);
  EXPECT_THAT(results, HasSubstr("system"));
  policy->installation = folder() + "/nothing";
  EXPECT_EQ(run({"list"}), 3);
  EXPECT_THAT(notes, HasSubstr("It is named by your administrator"));
  EXPECT_EQ(run_here({"list"}), 0);
}

TEST_F(ConsoleUnderPolicy, AForbiddenMethodIsNotSaved) {
  policy->forbidden = {model::Authentication::Plain};
  EXPECT_EQ(run_here({"set", "system", "authentication=AUTH_PLAIN", "host=mail.contoso.com"}), 5);
  EXPECT_THAT(notes, HasSubstr("Nothing was saved. Your administrator does not allow AUTH_PLAIN."));
  EXPECT_EQ(run_here({"show", "system"}), 3);
}

TEST_F(ConsoleUnderPolicy, SecretsStayHidden) {
  policy->hide_secrets = true;
  std::ofstream(folder() + "/secret") << "geheim";
  ASSERT_EQ(run_here({"set", "system", "--secret-from", folder() + "/secret"}), 1) << notes;
  EXPECT_EQ(run_here({"show", "system", "--reveal"}), 2);
  EXPECT_THAT(notes, HasSubstr("Your administrator does not allow secrets to be shown."));
  EXPECT_THAT(results + notes, ::testing::Not(HasSubstr("geheim")));
  EXPECT_EQ(run({"web", "show", folder() + "/web.config", "--reveal"}), 2);
  policy->hide_secrets = false;
  EXPECT_EQ(run_here({"show", "system", "--reveal"}), 0);
  EXPECT_THAT(results, HasSubstr("geheim"));
}

TEST_F(ConsoleUnderPolicy, NewSettingsGetTheAdministratorsDefaults) {
  policy->authority = "https://login.microsoftonline.us";
  EXPECT_EQ(run_here({"set", "system", "sender.address=crm@contoso.us"}), 1);
  EXPECT_THAT(notes, HasSubstr("From your administrator: authority."));
  EXPECT_EQ(run_here({"show", "system", "--json"}), 0);
  EXPECT_EQ(Json::parse(results)["settings"]["authority"], "https://login.microsoftonline.us");
}

TEST_F(ConsoleUnderPolicy, ValidationWarnsOfAForbiddenMethod) {
  ASSERT_NE(run_here({"set", "system", "authentication=AUTH_NONE", "host=127.0.0.1", "port=9", "sender.address=crm@contoso.com"}),
            5);
  policy->forbidden = {model::Authentication::None};
  static_cast<void>(run_here({"validate", "system", "--offline"}));
  EXPECT_THAT(results, HasSubstr("Your administrator does not allow AUTH_NONE."));
}

TEST_F(ConsoleUnderPolicy, NothingIsSentWithAForbiddenMethod) {
  ASSERT_NE(run_here({"set", "system", "authentication=AUTH_NONE", "host=127.0.0.1", "port=9", "sender.address=crm@contoso.com"}),
            5);
  policy->forbidden = {model::Authentication::None};
  EXPECT_EQ(run_here({"send", "system"}), 2);
  EXPECT_THAT(notes, HasSubstr("Nothing was sent. Your administrator does not allow AUTH_NONE."));
}

TEST_F(ConsoleUnderPolicy, UnlessThePolicyIsReadNothingIsReadOrSaved) {
  policy = failure(ErrorKind::Unreadable, "The administrator's policy is not understood.", "Correct it.");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"list"}, {"show", "system"}, {"set", "system", "port=25"}, {"validate", "system"}, {"effective", "SSELLER"}}) {
    EXPECT_EQ(run_here(command), 4) << command.front();
    EXPECT_THAT(notes, HasSubstr("The administrator's policy is not understood.")) << command.front();
  }
  EXPECT_EQ(run({"policy"}), 4);
  EXPECT_EQ(run({"--version"}), 0);
  EXPECT_EQ(run({"policy", "--help"}), 0);
}

}  // namespace
}  // namespace smtpcfg::app
