#include "validation/checks/token_claims_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;

net::TokenClaims good_claims() {
  net::TokenClaims claims;
  claims.aud = {"https://outlook.office365.com"};
  claims.tid = "11111111-1111-4111-8111-111111111111";
  claims.oid = "33333333-3333-4333-8333-333333333333";
  claims.roles = {"SMTP.SendAsApp"};
  return claims;
}

struct Checked {
  bool usable;
  Finding finding;
};

Checked check(const std::optional<net::TokenClaims>& claims, const net::Token& token = {}) {
  const model::Settings settings = healthy();
  const std::vector<model::Problem> problems;
  Collector collector({{"token.claims", ""}}, {}, {});
  Context context{.settings = settings, .problems = problems, .net = {}, .collector = collector, .known = Known(settings)};
  const bool usable = check_token_claims(context, token, claims);
  return {usable, collector.take("")[0]};
}

TEST(TokenClaims, AGoodTokenPasses) { EXPECT_EQ(check(good_claims()).finding.status, Status::Pass); }

TEST(TokenClaims, TheAudienceMayBeWrittenInAnyOfItsForms) {
  for (const char* audience :
       {"https://outlook.office365.com/", "https://outlook.office.com", "00000002-0000-0ff1-ce00-000000000000"}) {
    net::TokenClaims claims = good_claims();
    claims.aud = {audience};
    EXPECT_EQ(check(claims).finding.status, Status::Pass) << audience;
  }
}

TEST(TokenClaims, ATokenForGraphFails) {
  net::TokenClaims claims = good_claims();
  claims.aud = {"https://graph.microsoft.com"};
  const Checked checked = check(claims);
  EXPECT_FALSE(checked.usable);
  EXPECT_THAT(checked.finding.detail, HasSubstr("graph.microsoft.com"));
}

TEST(TokenClaims, ATokenWithoutRolesIsOnlyAWarning) {
  net::TokenClaims claims = good_claims();
  claims.roles.clear();
  const Checked checked = check(claims);
  EXPECT_TRUE(checked.usable);
  EXPECT_EQ(checked.finding.status, Status::Warn);
  EXPECT_THAT(checked.finding.detail, HasSubstr("RBAC"));
}

TEST(TokenClaims, AnotherRoleIsNamed) {
  net::TokenClaims claims = good_claims();
  claims.roles = {"Mail.Send"};
  EXPECT_THAT(check(claims).finding.detail, HasSubstr("Mail.Send"));
}

TEST(TokenClaims, ADelegatedTokenFails) {
  net::TokenClaims claims = good_claims();
  claims.scp = "SMTP.Send";
  EXPECT_EQ(check(claims).finding.status, Status::Fail);
}

TEST(TokenClaims, AnOpaqueTokenIsNotAFailure) {
  const Checked checked = check(std::nullopt);
  EXPECT_TRUE(checked.usable);
  EXPECT_EQ(checked.finding.status, Status::Skipped);
}

TEST(TokenClaims, ExpiryIsJudgedByTheAuthoritysClock) {
  net::TokenClaims claims = good_claims();
  claims.exp = std::chrono::sys_seconds(std::chrono::seconds(1000));
  net::Token token;
  token.http.date = std::chrono::sys_seconds(std::chrono::seconds(900));
  EXPECT_EQ(check(claims, token).finding.status, Status::Pass);
  token.http.date = std::chrono::sys_seconds(std::chrono::seconds(1100));
  EXPECT_EQ(check(claims, token).finding.status, Status::Fail);
}

}  // namespace
}  // namespace smtpcfg::validation
