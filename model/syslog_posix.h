#pragma once

#include <filesystem>
#include <string_view>

namespace smtpcfg::model {

/// Sends one line to the system's log as syslog(3) would, as authpriv.notice of "smtpcfg" with the process' number; but where
/// syslog(3) waits when the log's daemon has fallen behind, this gives up. `socket`: where the daemon listens (_PATH_LOG).
/// False when the line was not taken.
bool send_to_syslog(const std::filesystem::path& socket, std::string_view line);

}  // namespace smtpcfg::model
