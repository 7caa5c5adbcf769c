#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace smtpcfg::net {

/// The moment that a mail server's greeting names, as Exchange Online's does: "… ready at Thu, 26 Nov 2026 08:15:00 +0000".
/// Nothing when there is none, or it lacks its time zone.
std::optional<std::chrono::sys_seconds> date_in_greeting(std::string_view greeting);

}  // namespace smtpcfg::net
