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

}  // namespace
}  // namespace smtpcfg::ui
