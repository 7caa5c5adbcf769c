#pragma once

#include <chrono>
#include <string>

namespace smtpcfg::app {

/// "2026-05-01 14:03", in this machine's time zone: for a person.
std::string local_time(std::chrono::system_clock::time_point time);

/// "2026-05-01T12:03:27Z": for JSON.
std::string utc_time(std::chrono::system_clock::time_point time);

}  // namespace smtpcfg::app
