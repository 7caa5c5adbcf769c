#include "validation/checks/settings_check.h"

#include <algorithm>

namespace smtpcfg::validation {

namespace {

constexpr const char* all_fields = "settings.fields";
constexpr const char* all_fields_title = "The settings are complete and well-formed";

std::string check_of(const model::Problem& problem) { return "settings." + std::string(problem.field); }

}  // namespace

std::vector<PlannedCheck> planned_settings_checks(const std::vector<model::Problem>& problems) {
  if (problems.empty()) return {{all_fields, all_fields_title}};
  std::vector<PlannedCheck> planned;
  for (const model::Problem& problem : problems) {
    const std::string check = check_of(problem);
    if (std::ranges::none_of(planned, [&](const PlannedCheck& each) { return each.check == check; })) {
      planned.push_back({check, problem.message});
    }
  }
  return planned;
}

void check_settings(const std::vector<model::Problem>& problems, Collector& collector) {
  if (problems.empty()) collector.found({.check = all_fields, .status = Status::Pass, .title = all_fields_title});
  for (const model::Problem& problem : problems) {
    collector.found({.check = check_of(problem),
                     .status = problem.severity == model::Severity::Error ? Status::Fail : Status::Warn,
                     .title = problem.message,
                     .remedy = {.text = problem.remedy, .who = "user"}});
  }
}

}  // namespace smtpcfg::validation
