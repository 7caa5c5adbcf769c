#include "validation/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;

int exit_for(std::string check, Status status, std::string code = {}) {
  Validation validation;
  validation.findings.push_back(finding(std::move(check), status));
  validation.findings.back().code = std::move(code);
  validation.verdict = verdict_of(validation.findings);
  return exit_code_of(validation);
}

TEST(Verdict, TheFirstFailureIsTheCause) {
  const std::vector<Finding> findings{finding("settings.fields", Status::Pass),
                                      finding("token.request", Status::Fail, "The secret"),
                                      finding("smtp.auth", Status::Skipped)};
  EXPECT_EQ(verdict_of(findings), Verdict::Fail);
  EXPECT_EQ(summary_of(findings, healthy()), "The secret.");
}

TEST(Verdict, SigningInIsNotClaimedToProveSending) {
  const std::vector<Finding> findings{finding("smtp.auth", Status::Pass)};
  EXPECT_EQ(verdict_of(findings), Verdict::Pass);
  EXPECT_EQ(summary_of(findings, healthy()),
            "Signed in at smtp.office365.com as crm@contoso.com; the right to send is not proven.");
}

TEST(Verdict, AWarningIsSaidWithTheSuccess) {
  const std::vector<Finding> findings{finding("token.claims", Status::Warn, "No role"), finding("smtp.auth", Status::Pass)};
  EXPECT_EQ(verdict_of(findings), Verdict::Warn);
  EXPECT_THAT(summary_of(findings, healthy()), HasSubstr("No role"));
}

TEST(Verdict, OfflineNothingIsClaimedAboutTheNetwork) {
  EXPECT_THAT(summary_of({finding("settings.fields", Status::Pass)}, healthy()), HasSubstr("nothing was tried"));
}

TEST(ExitCode, IsTheFirstStageThatFailed) {
  EXPECT_EQ(exit_for("settings.tenant", Status::Fail), 10);
  EXPECT_EQ(exit_for("authority.reach", Status::Fail), 11);
  EXPECT_EQ(exit_for("authority.tls", Status::Fail), 11);
  EXPECT_EQ(exit_for("authority.discovery", Status::Fail, "HTTP 200"), 11);
  EXPECT_EQ(exit_for("authority.discovery", Status::Fail, "AADSTS90002"), 12);
  EXPECT_EQ(exit_for("token.request", Status::Fail), 12);
  EXPECT_EQ(exit_for("token.claims", Status::Fail), 13);
  EXPECT_EQ(exit_for("smtp.connect", Status::Fail), 14);
  EXPECT_EQ(exit_for("smtp.tls", Status::Fail), 14);
  EXPECT_EQ(exit_for("smtp.auth", Status::Fail), 15);
  EXPECT_EQ(exit_for("token.claims", Status::Warn), 1);
  EXPECT_EQ(exit_for("smtp.auth", Status::Pass), 0);
}

}  // namespace
}  // namespace smtpcfg::validation
