// Logs with lines that are looked at in parts, each 64 KiB: first line the size of the pieces in which the rest arrives, then the
// log. \x01 stands for a third of a part, at most six times; \x02 for a token.

#include <algorithm>
#include <string>

#include "log_checks.h"

namespace {

const std::string& third_of_a_part() {
  static const std::string text = [] {
    constexpr std::size_t words = 4369;
    std::string made;
    for (std::size_t word = 0; word < words; ++word) made += "word ";
    return made;
  }();
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::size_t piece = std::max<std::size_t>(input.number(), 1000);
  if (std::ranges::count(input.rest(), '\x01') > 6 || input.rest().contains(planted_core)) return 0;
  static_cast<void>(checked_errors(with_tokens(planted(input.rest(), '\x01', third_of_a_part())), piece));
  return 0;
}
