#include "validation/checks/credential_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "model/text.h"
#include "validation/clock_words.h"
#include "validation/sending.h"
#include "validation/validate.h"

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;

model::Settings with_absent_certificate() {
  model::Settings settings = healthy();
  settings.client_secret = {};
  settings.client_certificate = model::utf8_of(std::filesystem::temp_directory_path() / "there is no such file.pfx");
  return settings;
}

std::vector<std::string> checks_of(const std::vector<PlannedCheck>& planned) {
  std::vector<std::string> checks;
  checks.reserve(planned.size());
  for (const PlannedCheck& each : planned) checks.push_back(each.check);
  return checks;
}

TEST(CredentialCheck, IsPlannedOnlyWithACertificateAndThenBeforeTheAuthorityIsAsked) {
  EXPECT_THAT(checks_of(planned_checks(healthy(), {})), ::testing::Not(::testing::Contains("credential.certificate")));
  const std::vector<std::string> checks = checks_of(planned_checks(with_absent_certificate(), {}));
  const auto credential = std::ranges::find(checks, "credential.certificate");
  EXPECT_LT(credential, std::ranges::find(checks, "authority.reach"));
  model::Settings account = with_absent_certificate();
  account.authentication = model::Authentication::Login;
  EXPECT_THAT(checks_of(planned_checks(account, {})), ::testing::Not(::testing::Contains("credential.certificate")));
}

TEST(CredentialCheck, NeedsNoNetwork) {
  const Validation validation = validate(with_absent_certificate(), {.offline = true}, {}, {});
  ASSERT_EQ(validation.findings.size(), 2U);
  const Finding& finding = validation.findings[1];
  EXPECT_EQ(finding.check, "credential.certificate");
  EXPECT_EQ(finding.status, Status::Fail);
  EXPECT_EQ(finding.code, "NotFound");
  EXPECT_THAT(finding.detail, HasSubstr("there is no such file.pfx"));
  EXPECT_EQ(exit_code_of(validation), 10);
}

TEST(CredentialCheck, EveryFaultHasItsOwnWordsAndARemedy) {
  std::set<std::string> titles;
  for (int number = 0; number <= static_cast<int>(net::CertificateFault::NotYetValid); ++number) {
    const auto fault = static_cast<net::CertificateFault>(number);
    const Finding finding = certificate_failure({.fault = fault, .detail = "2026-01-01"}, Known(with_absent_certificate()));
    EXPECT_TRUE(titles.insert(finding.title).second) << finding.title;
    EXPECT_FALSE(finding.remedy.empty()) << finding.code;
  }
}

TEST(CredentialCheck, SendingExplainsACertificateAsValidationDoes) {
  net::SendRecord record;
  record.failure = net::SendFailure{.stage = net::SendStage::Token, .authority = net::AuthorityFailure{}};
  record.failure->authority->fault = net::AuthorityFault::Certificate;
  record.failure->authority->certificate = net::CertificateError{net::CertificateFault::WrongPassphrase};
  const Finding cause = cause_of(record, with_absent_certificate());
  EXPECT_EQ(cause.check, "credential.certificate");
  EXPECT_THAT(cause.title, HasSubstr("passphrase is wrong"));
  EXPECT_EQ(exit_code_of(Sending{.cause = cause}), 10);
}

constexpr std::chrono::sys_seconds theirs = std::chrono::sys_days(std::chrono::year(2026) / 11 / 26) + std::chrono::hours(14);

TEST(ClockWords, NameTheDifferenceInTheUnitThatFitsIt) {
  const auto difference = [](int seconds) { return clock_difference("x.de", theirs, theirs + std::chrono::seconds(seconds)); };
  EXPECT_EQ(difference(-3610), "60 minutes behind the clock of x.de");
  EXPECT_EQ(difference(125), "2 minutes ahead of the clock of x.de");
  EXPECT_EQ(difference(1), "1 second ahead of the clock of x.de");
  EXPECT_EQ(difference(-400'000), "4 days behind the clock of x.de");
  EXPECT_EQ(both_clocks("x.de", theirs, theirs - std::chrono::seconds(10)),
            "x.de: 2026-11-26 14:00:00 UTC; this machine: 2026-11-26 13:59:50 UTC");
}

TEST(ClockWords, ExplainAnAssertionThatIsNotValidAtItsTime) {
  net::SendRecord record;
  record.failure = net::SendFailure{.stage = net::SendStage::Token, .authority = net::AuthorityFailure{}};
  net::AuthorityFailure& failure = *record.failure->authority;
  failure.fault = net::AuthorityFault::Refused;
  failure.error = "invalid_client";
  failure.codes = {700024};
  failure.http.date = theirs;
  failure.http.received = theirs - std::chrono::hours(1);
  EXPECT_THAT(cause_of(record, healthy()).detail, HasSubstr("60 minutes behind the clock of login.microsoftonline.com"));
  failure.codes = {7000222};
  EXPECT_THAT(cause_of(record, healthy()).detail, ::testing::Not(HasSubstr("behind")));
}

}  // namespace
}  // namespace smtpcfg::validation
