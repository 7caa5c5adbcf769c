#include "validation/log_time.h"

#include <array>
#include <cstddef>

namespace smtpcfg::validation {
namespace {

/// Reads along a line; every step says whether it went.
class Scan {
 public:
  explicit Scan(std::string_view line) : line_(line) {}

  bool skip(std::string_view any_of) {
    if (at_ == line_.size() || any_of.find(line_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  bool digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < most && at_ + count < line_.size() && line_[at_ + count] >= '0' && line_[at_ + count] <= '9') ++count;
    if (count < least) return false;
    at_ += count;
    return true;
  }
  bool one_of(const std::array<std::string_view, 14>& words) {
    for (const std::string_view word : words) {
      if (!line_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    return false;
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 14> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
                                                  "Aug", "Sep", "Oct", "Nov", "Dec", "Mär", "Dez"};

/// 2026-11-25, 25.11.2026, 11/25/2026, "Nov 25".
bool date(Scan& scan) {
  if (scan.one_of(months)) return scan.skip(" ") && (scan.skip(" "), scan.digits(1, 2));
  for (int part = 0; part < 2; ++part) {
    if (!scan.digits(1, 4) || !scan.skip("-./")) return false;
  }
  return scan.digits(1, 4);
}

/// 10:00, 10:00:00.123, 10:00:00,123 AM, 10:00:00Z, 10:00:00+01:00.
bool clock(Scan& scan) {
  if (!scan.digits(1, 2) || !scan.skip(":") || !scan.digits(2, 2)) return false;
  if (scan.skip(":")) scan.digits(2, 2);
  std::size_t end = scan.at();
  if (scan.skip(".,") && scan.digits(1, 9)) end = scan.at();
  scan.go_to(end);
  if (scan.skip("Z")) return true;
  if (scan.skip("+-") && scan.digits(2, 2) && (scan.skip(":"), scan.digits(2, 2))) return true;
  scan.go_to(end);
  if (scan.skip(" ") && scan.skip("AP") && scan.skip("M")) return true;
  scan.go_to(end);
  return true;
}

}  // namespace

std::string time_at_start(std::string_view line) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (line.starts_with(mark)) line.remove_prefix(mark.size());
  while (!line.empty() && std::string_view("[\"( \t").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
  Scan scan(line);
  if (!date(scan)) return {};
  std::size_t end = scan.at();
  const std::size_t date_end = end;
  if (scan.skip("T;,\t ")) {
    while (scan.skip(" ")) {
    }
    if (clock(scan)) end = scan.at();
  }
  // A version or an address looks like a date without a clock.
  if (end == date_end) return {};
  std::string time(line.substr(0, end));
  if (time[date_end] != 'T') time[date_end] = ' ';
  return time;
}

}  // namespace smtpcfg::validation
