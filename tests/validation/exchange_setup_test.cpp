#include "validation/exchange_setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ExchangeSetup, HasTheFiveStepsOfTheGuideWithTheValuesOfTheSettings) {
  const auto steps = exchange_setup(healthy());
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_EQ(steps[0].values[0].value, "22222222-2222-4222-8222-222222222222");
  EXPECT_EQ(steps[0].values[1].value, "11111111-1111-4111-8111-111111111111");
  EXPECT_THAT(steps[3].powershell,
              HasSubstr("-AppId '22222222-2222-4222-8222-222222222222' `\n    -ObjectId '<Object ID of the"));
  EXPECT_THAT(steps[4].powershell, HasSubstr("Add-MailboxPermission -Identity 'crm@contoso.com'"));
  EXPECT_EQ(steps[4].values[0].value, "crm@contoso.com");
}

TEST(ExchangeSetup, WhatIsNotEnteredYetIsNamedInPowerShellAndNothingToCopy) {
  const auto steps = exchange_setup(model::Settings());
  EXPECT_EQ(steps[0].values[0].value, "");
  EXPECT_THAT(steps[3].powershell, HasSubstr("-AppId '<Client ID>'"));
  EXPECT_THAT(exchange_setup_text(model::Settings()), HasSubstr("Client ID in these settings: (not entered yet)"));
}

TEST(ExchangeSetup, AFieldCannotGetOutOfItsLiteral) {
  model::Settings settings = healthy();
  settings.sender_address = "x'; calc; '";
  EXPECT_THAT(exchange_setup(settings)[4].powershell, HasSubstr("-Identity 'x''; calc; '''"));
}

TEST(ExchangeSetup, TheTextHoldsNoSecret) {
  EXPECT_THAT(exchange_setup_text(healthy()), Not(HasSubstr("canary")));
  EXPECT_THAT(exchange_setup_text(healthy()), HasSubstr("5. Let it use the mailbox"));
}

}  // namespace
}  // namespace smtpcfg::validation
