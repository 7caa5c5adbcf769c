#include "ui/report_text.h"

#include <gmock/gmock.h>

namespace smtpcfg::ui {
namespace {

using testing::HasSubstr;
using testing::Not;

validation::Finding expired_secret() {
  return {.check = "token.request",
          .status = validation::Status::Fail,
          .title = "The client secret has expired",
          .detail = {},
          .code = "AADSTS7000222",
          .evidence = "The provided client secret keys are expired.",
          .remedy = {.text = "Make a new one.", .who = "Entra administrator", .powershell = {}, .link = {}}};
}

TEST(ReportText, ADetailNamesWhoHasToDoWhat) {
  const std::string text = detail_text(expired_secret());
  EXPECT_THAT(text, HasSubstr("What to do (Entra administrator)\nMake a new one."));
  EXPECT_THAT(text, HasSubstr("AADSTS7000222"));
  EXPECT_THAT(text, Not(HasSubstr("PowerShell")));
}

TEST(ReportText, AReportHoldsTheSettingsWithMaskedSecrets) {
  model::Settings settings;
  settings.client_id = "22222222-2222-4222-8222-222222222222";
  settings.client_secret = crypto::Secret("canary~secret");
  const std::string text =
      report_text(settings, {.verdict = validation::Verdict::Fail, .summary = "No token.", .findings = {expired_secret()}});
  EXPECT_THAT(text, HasSubstr("No token."));
  EXPECT_THAT(text, HasSubstr("Client ID: 22222222-2222-4222-8222-222222222222"));
  EXPECT_THAT(text, HasSubstr("[failed] token.request"));
  EXPECT_THAT(text, Not(HasSubstr("canary")));
}

}  // namespace
}  // namespace smtpcfg::ui
