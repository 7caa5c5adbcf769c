#include "validation/checks/clock_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "validation/diagnosis.h"

namespace smtpcfg::validation {
namespace {

constexpr const char* check = "clock";
// Within it nothing depends on the clock: tokens and certificates are issued with some leeway. Entra's own tolerance is not
// known.
constexpr std::chrono::seconds tolerance = std::chrono::minutes(5);

std::string in_words(std::chrono::seconds difference) {
  const auto number = [](auto count, const char* unit) { return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s"); };
  if (difference < std::chrono::minutes(1)) return number(difference.count(), "second");
  if (difference < std::chrono::hours(2)) return number(difference / std::chrono::minutes(1), "minute");
  if (difference < std::chrono::days(2)) return number(difference / std::chrono::hours(1), "hour");
  return number(difference / std::chrono::days(1), "day");
}

}  // namespace

void check_clock(Context& context, const std::string& server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours) {
  const std::chrono::seconds difference = ours > theirs ? ours - theirs : theirs - ours;
  if (difference <= tolerance) {
    context.collector.found(
        {.check = check, .status = Status::Pass, .title = fmt::format("This machine's clock agrees with {}'s", server)});
    return;
  }
  Known known = context.known;
  known.text = fmt::format("{} {} the clock of {}", in_words(difference), ours > theirs ? "ahead of" : "behind", server);
  Finding finding = failed(check, diagnose_fault("clock.off", known), "",
                           fmt::format("{}: {:%Y-%m-%d %H:%M:%S} UTC; this machine: {:%Y-%m-%d %H:%M:%S} UTC", server,
                                       fmt::gmtime(theirs), fmt::gmtime(ours)));
  finding.status = Status::Warn;
  context.collector.found(std::move(finding));
}

void blame_clock(std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 3> of_dates{"net.Expired", "net.NotYetValid", "aadsts.certificate-time"};
  const auto clock = std::ranges::find(findings, check, &Finding::check);
  if (clock == findings.end() || clock->status != Status::Warn) return;
  const bool harmful = std::ranges::any_of(findings, [&](const Finding& each) {
    return each.status == Status::Fail && std::ranges::find(of_dates, each.id) != of_dates.end();
  });
  if (harmful) clock->status = Status::Fail;
}

}  // namespace smtpcfg::validation
