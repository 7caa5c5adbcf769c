// Logs: first line the size of the pieces in which the rest arrives, then the log; \x02 stands for a token.

#include <algorithm>
#include <string>

#include "log_checks.h"

namespace smtpcfg::fuzz {
namespace {

using validation::LoggedError;

bool same(const LoggedError& left, const LoggedError& right) {
  return left.explanation.diagnosis.id == right.explanation.diagnosis.id && left.explanation.code == right.explanation.code &&
         left.explanation.evidence == right.explanation.evidence && left.count == right.count &&
         left.first_line == right.first_line && left.last_line == right.last_line && left.first_time == right.first_time &&
         left.last_time == right.last_time;
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::size_t piece = std::max<std::size_t>(input.number(), 2);
  if (input.rest().contains(planted_core)) return 0;
  const std::string bytes = with_tokens(input.rest());
  require(std::ranges::equal(checked_errors(bytes, piece), checked_errors(bytes, bytes.size()), same),
          "pieces of any size show the same errors");
  return 0;
}
