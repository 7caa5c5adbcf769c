#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::validation {

/// The time at the start of a log's line, as the log wrote it ("2026-11-25T10:00:00.123Z", "25.11.2026 10:00:00", "Nov 25
/// 10:00:00"; the semicolon of "25.11.2026;10:00:00;…" becomes a blank); empty when the line begins with something else.
std::string time_at_start(std::string_view line);

}  // namespace smtpcfg::validation
