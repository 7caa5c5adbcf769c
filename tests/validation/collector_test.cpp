#include "validation/collector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<PlannedCheck> plan{{"first", "First"}, {"second", "Second"}};

TEST(Collector, GivesTheFindingsInThePlannedOrder) {
  Collector collector(plan, {}, {});
  collector.found(finding("second", Status::Pass));
  collector.found(finding("first", Status::Fail));
  const std::vector<Finding> findings = collector.take("");
  EXPECT_EQ(findings[0].check, "first");
  EXPECT_EQ(findings[1].check, "second");
}

TEST(Collector, WhatWasNotReachedSaysWhy) {
  Collector collector(plan, {}, {});
  collector.found(finding("first", Status::Fail, "No way"));
  const std::vector<Finding> findings = collector.take("Not reached: " + collector.cause());
  EXPECT_EQ(findings[1].status, Status::Skipped);
  EXPECT_EQ(findings[1].detail, "Not reached: No way");
}

TEST(Collector, NoSecretLeavesIt) {
  crypto::Redactor redactor;
  redactor.add(crypto::Secret(std::string_view("hunter2+secret")));
  std::string told;
  Collector collector(
      plan, [&](std::string_view, const Finding* found) { told += found == nullptr ? "" : found->evidence; },
      std::move(redactor));
  collector.add_secret(crypto::Secret(std::string_view("eyJ.token.late")));
  Finding leaky = finding("first", Status::Fail);
  leaky.evidence = "client_secret=hunter2%2Bsecret token eyJ.token.late";
  collector.found(std::move(leaky));
  const std::string evidence = collector.take("")[0].evidence;
  EXPECT_THAT(evidence, Not(HasSubstr("hunter2")));
  EXPECT_THAT(evidence, Not(HasSubstr("eyJ")));
  EXPECT_THAT(told, Not(HasSubstr("hunter2")));
}

TEST(Collector, TellsWhenACheckBeginsAndEnds) {
  std::vector<std::string> told;
  Collector collector(plan,
                      [&](std::string_view check, const Finding* found) {
                        told.push_back(std::string(check) + (found == nullptr ? " began" : " ended"));
                      },
                      {});
  collector.began("first");
  collector.found(finding("first", Status::Pass));
  EXPECT_THAT(told, ElementsAre("first began", "first ended"));
}

}  // namespace
}  // namespace smtpcfg::validation
