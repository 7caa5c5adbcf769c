#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace smtpcfg::validation {

/// How this machine's clock stands to a server's: "60 minutes behind the clock of login.microsoftonline.com".
std::string clock_difference(std::string_view server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours);

/// What both clocks say: "login.microsoftonline.com: 2026-11-26 14:05:10 UTC; this machine: 2026-11-26 13:05:08 UTC".
std::string both_clocks(std::string_view server, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours);

}  // namespace smtpcfg::validation
