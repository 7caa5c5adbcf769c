#include "validation/clock_words.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace smtpcfg::validation {
namespace {

std::string in_words(std::chrono::seconds difference) {
  const auto number = [](auto count, const char* unit) { return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s"); };
  if (difference < std::chrono::minutes(1)) return number(difference.count(), "second");
  if (difference < std::chrono::hours(2)) return number(difference / std::chrono::minutes(1), "minute");
  if (difference < std::chrono::days(2)) return number(difference / std::chrono::hours(1), "hour");
  return number(difference / std::chrono::days(1), "day");
}

}  // namespace

std::string clock_difference(std::string_view server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours) {
  const bool ahead = ours > theirs;
  return fmt::format("{} {} the clock of {}", in_words(ahead ? ours - theirs : theirs - ours), ahead ? "ahead of" : "behind",
                     server);
}

std::string both_clocks(std::string_view server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours) {
  return fmt::format("{}: {:%Y-%m-%d %H:%M:%S} UTC; this machine: {:%Y-%m-%d %H:%M:%S} UTC", server, fmt::gmtime(theirs),
                     fmt::gmtime(ours));
}

}  // namespace smtpcfg::validation
