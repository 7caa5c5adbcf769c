#include "model/date.h"

#include <charconv>

namespace smtpcfg::model {

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t start, std::size_t length) -> std::optional<int> {
    int value = 0;
    const char* const begin = text.data() + start;
    const auto [end, fault] = std::from_chars(begin, begin + length, value);
    return fault == std::errc() && end == begin + length && *begin != '-' ? std::optional(value) : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace smtpcfg::model
