#include "fuzz_input.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "model/text.h"

namespace smtpcfg::fuzz {

std::string_view FuzzInput::line() {
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  return line;
}

std::size_t FuzzInput::number() {
  const std::string_view digits = line();
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

bool is_printable(std::string_view text) { return model::is_valid_utf8(text) && !model::has_control_characters(text); }

}  // namespace smtpcfg::fuzz
