#include "validation/validate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support.h"

namespace smtpcfg::validation {
namespace {

TEST(Validate, OfflineChecksTheSettingsAlone) {
  const Validation validation = validate(healthy(), {.offline = true}, {}, {});
  ASSERT_EQ(validation.findings.size(), 1U);
  EXPECT_EQ(validation.findings[0].check, "settings.fields");
  EXPECT_EQ(exit_code_of(validation), 0);
}

TEST(Validate, EveryWrongFieldIsAFindingWithARemedy) {
  model::Settings settings = healthy();
  settings.tenant = "common";
  settings.scope = "https://outlook.office365.com/SMTP.Send";
  const Validation validation = validate(settings, {.offline = true}, {}, {});
  ASSERT_EQ(validation.findings.size(), 2U);
  EXPECT_EQ(validation.findings[0].check, "settings.tenant");
  EXPECT_EQ(validation.findings[1].check, "settings.scope");
  for (const Finding& each : validation.findings) EXPECT_FALSE(each.remedy.empty());
  EXPECT_EQ(exit_code_of(validation), 10);
}

TEST(Validate, WhatDependsOnAWrongFieldIsNotTried) {
  model::Settings settings = healthy();
  settings.authority = "http://login.microsoftonline.com";
  settings.host = "no host";
  const Validation validation = validate(settings, {}, {}, {});
  const auto tried = [&](std::string_view prefix) {
    return std::ranges::any_of(validation.findings, [&](const Finding& each) {
      return each.check.starts_with(prefix) && each.status != Status::Skipped;
    });
  };
  EXPECT_FALSE(tried("authority."));
  EXPECT_FALSE(tried("smtp."));
}

TEST(Validate, ThePlanNamesEveryFindingInItsOrder) {
  model::Settings settings = healthy();
  settings.authority = "http://login.microsoftonline.com";
  settings.host = "no host";
  const std::vector<PlannedCheck> planned = planned_checks(settings, {});
  const Validation validation = validate(settings, {}, {}, {});
  ASSERT_EQ(planned.size(), validation.findings.size());
  for (std::size_t index = 0; index < planned.size(); ++index) EXPECT_EQ(planned[index].check, validation.findings[index].check);
}

TEST(Validate, AStopBeforeTheStartClaimsNothing) {
  std::stop_source stop;
  stop.request_stop();
  const Validation validation = validate(healthy(), {}, {}, stop.get_token());
  EXPECT_TRUE(validation.cancelled);
  EXPECT_EQ(validation.verdict, Verdict::Fail);
  EXPECT_NE(validation.summary.find("nothing is known"), std::string::npos);
}

}  // namespace
}  // namespace smtpcfg::validation
