#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace smtpcfg::validation {

/// Finds many phrases in one pass over a text (Aho and Corasick, 1975), some gigabytes of it if need be. ASCII capitals and
/// the number of blanks and line ends between words make no difference.
class PhraseFinder {
 public:
  /// Numbered from 0 in their order; at least one letter each.
  explicit PhraseFinder(const std::vector<std::string_view>& phrases);

  /// Calls `hit(phrase, end)` for each phrase as it ends before `end`, until `hit` returns false.
  template <typename Hit>
  void scan(std::string_view text, const Hit& hit) const {
    std::uint32_t state = 0;
    bool after_blank = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::uint8_t byte = folded(text[at]);
      if (byte == ' ' && after_blank) continue;
      after_blank = byte == ' ';
      state = next_[state][byte];
      for (std::uint32_t found = ends_[state]; found != 0; found = ends_[shorter_[found]]) {
        if (!hit(static_cast<std::size_t>(phrase_at_[found]), at + 1)) return;
      }
    }
  }

 private:
  static std::uint8_t folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint8_t>(c + ('a' - 'A'));
    return c == '\t' || c == '\n' || c == '\r' ? ' ' : static_cast<std::uint8_t>(c);
  }
  std::uint32_t child(std::uint32_t state, std::uint8_t byte);

  std::vector<std::array<std::uint32_t, 256>> next_;
  std::vector<std::uint32_t> shorter_;    ///< the state of the longest proper end of this state's letters
  std::vector<std::uint32_t> ends_;       ///< this state or the nearest shorter one that ends a phrase; 0 for none
  std::vector<std::uint32_t> phrase_at_;  ///< which phrase ends in a state
};

}  // namespace smtpcfg::validation
