#include "validation/phrase_finder.h"

#include <deque>

namespace smtpcfg::validation {

PhraseFinder::PhraseFinder(const std::vector<std::string_view>& phrases)
    : next_(1, std::array<std::uint32_t, 256>{}), ends_(1, 0), phrase_at_(1, 0) {
  for (std::uint32_t number = 0; number < phrases.size(); ++number) {
    std::uint32_t state = 0;
    for (const char c : phrases[number]) state = child(state, folded(c));
    if (ends_[state] == 0) phrase_at_[state] = number;
    ends_[state] = state;
  }
  shorter_.assign(next_.size(), 0);
  std::deque<std::uint32_t> open;
  for (const std::uint32_t first : next_[0]) {
    if (first != 0) open.push_back(first);
  }
  for (; !open.empty(); open.pop_front()) {
    const std::uint32_t state = open.front();
    const std::uint32_t shorter = shorter_[state];
    if (ends_[state] == 0) ends_[state] = ends_[shorter];
    for (std::size_t byte = 0; byte < next_[state].size(); ++byte) {
      std::uint32_t& next = next_[state].at(byte);
      if (next == 0) {
        next = next_[shorter].at(byte);
      } else {
        shorter_[next] = next_[shorter].at(byte);
        open.push_back(next);
      }
    }
  }
}

std::uint32_t PhraseFinder::child(std::uint32_t state, std::uint8_t byte) {
  if (next_[state].at(byte) == 0) {
    next_[state].at(byte) = static_cast<std::uint32_t>(next_.size());
    next_.emplace_back();
    ends_.push_back(0);
    phrase_at_.push_back(0);
  }
  return next_[state].at(byte);
}

}  // namespace smtpcfg::validation
