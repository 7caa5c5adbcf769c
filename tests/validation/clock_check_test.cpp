#include "validation/checks/clock_check.h"

#include <gmock/gmock.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using std::chrono::minutes;
using std::chrono::sys_seconds;
using testing::HasSubstr;

Finding checked(std::chrono::seconds ahead) {
  const model::Settings settings = healthy();
  const std::vector<model::Problem> none;
  Collector collector({{"clock", "clock"}}, {}, {});
  Context context{.settings = settings, .problems = none, .net = {}, .collector = collector, .known = Known(settings)};
  const sys_seconds now{std::chrono::seconds(1'800'000'000)};
  check_clock(context, "login.microsoftonline.com", now, now + ahead);
  return collector.take("").front();
}

TEST(Clock, AFewMinutesAreNoReasonToWorry) {
  EXPECT_EQ(checked(minutes(4)).status, Status::Pass);
  EXPECT_EQ(checked(minutes(-5)).status, Status::Pass);
}

TEST(Clock, ALargerDifferenceIsAWarningThatSaysInWhichDirection) {
  const Finding ahead = checked(minutes(61));
  EXPECT_EQ(ahead.status, Status::Warn);
  EXPECT_THAT(ahead.title, HasSubstr("61 minutes ahead of"));
  EXPECT_THAT(checked(std::chrono::days(-400)).title, HasSubstr("400 days behind"));
  EXPECT_FALSE(ahead.remedy.empty());
}

TEST(Clock, ItIsTheCauseOfACertificateThatLooksExpired) {
  Finding expired = finding("authority.tls", Status::Fail);
  expired.id = "net.Expired";
  std::vector<Finding> findings{finding("clock", Status::Warn), expired};
  blame_clock(findings);
  EXPECT_EQ(findings.front().status, Status::Fail);
}

TEST(Clock, ItIsNotBlamedForWhatHasNothingToDoWithIt) {
  Finding refused = finding("token.request", Status::Fail);
  refused.id = "aadsts.7000222";
  std::vector<Finding> findings{finding("clock", Status::Warn), refused};
  blame_clock(findings);
  EXPECT_EQ(findings.front().status, Status::Warn);
  findings = {finding("clock", Status::Pass), finding("authority.tls", Status::Fail)};
  findings.back().id = "net.Expired";
  blame_clock(findings);
  EXPECT_EQ(findings.front().status, Status::Pass);
}

}  // namespace
}  // namespace smtpcfg::validation
