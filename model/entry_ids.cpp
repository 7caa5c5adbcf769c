#include "model/entry_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t longest_id = 18;
constexpr int last_station = 999999;

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string_view without_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

}  // namespace

Result<std::string> parse_record_id(std::string_view whose, std::string_view text) {
  const std::string_view id = all_digits(text) ? without_zeros(text) : std::string_view();
  if (!id.empty() && id.size() <= longest_id) return std::string(id);
  return failure(ErrorKind::Usage, fmt::format("“{}” is not the ID of a {}.", shortened(text), whose),
                 fmt::format("Enter the number that the CRM shows as the {}'s ID, for example 100017.", whose));
}

bool id_before(std::string_view left, std::string_view right) {
  return left.size() != right.size() ? left.size() < right.size() : left < right;
}

Result<int> parse_station(std::string_view text) {
  const std::string_view digits = all_digits(text) ? without_zeros(text) : std::string_view();
  int number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!digits.empty() && fault == std::errc() && end == digits.data() + digits.size() && number <= last_station) return number;
  return failure(ErrorKind::Usage, fmt::format("“{}” is not a station.", shortened(text)), "Enter its number, 1 to 9999.");
}

}  // namespace smtpcfg::model
