#include "validation/checks/clock_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "validation/clock_words.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {
namespace {

constexpr const char* check = "clock";
// Within it nothing depends on the clock: tokens and certificates are issued with some leeway. Entra's own tolerance is not
// known.
constexpr std::chrono::seconds tolerance = std::chrono::minutes(5);

}  // namespace

void check_clock(Context& context, const std::string& server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours) {
  const std::chrono::seconds difference = ours > theirs ? ours - theirs : theirs - ours;
  if (difference <= tolerance) {
    context.collector.found(
        {.check = check, .status = Status::Pass, .title = fmt::format("This machine's clock agrees with {}'s", server)});
    return;
  }
  Known known = context.known;
  known.text = clock_difference(server, theirs, ours);
  Finding finding = failed(check, diagnose_fault("clock.off", known), "", both_clocks(server, theirs, ours));
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
