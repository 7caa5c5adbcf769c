#include "net/connect_attempts.h"

#include <algorithm>

#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t most = 20;
constexpr std::size_t max_words = 200;

/// Takes the prefix away; false when there is another one.
bool skip(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  return true;
}

}  // namespace

void ConnectAttempts::hear(std::string_view line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  line = line.substr(0, line.find_first_of("\r\n"));
  if (skip(line, "Trying ")) {
    // "192.0.2.1:587..." and "[2001:db8::1]:587..."
    const bool bracketed = skip(line, "[");
    const std::string address = printable(line.substr(0, line.find(bracketed ? ']' : ':')), max_words);
    if (all_.size() < most) all_.push_back({.address = address});
    return;
  }
  if (!skip(line, "connect to ")) return;
  const std::string address = printable(line.substr(0, line.find(' ')), max_words);
  constexpr std::string_view mark = " failed: ";
  const std::size_t failed = line.find(mark);
  if (failed == std::string_view::npos) return;
  const auto known = std::ranges::find(all_, address, &ConnectAttempt::address);
  if (known != all_.end()) known->failure = printable(line.substr(failed + mark.size()), max_words);
}

}  // namespace smtpcfg::net
