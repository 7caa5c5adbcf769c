#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace smtpcfg::model {

/// YYYY-MM-DD, and a day that exists.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

}  // namespace smtpcfg::model
