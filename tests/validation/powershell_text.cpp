#include "powershell_text.h"

#include <array>
#include <span>

namespace smtpcfg::validation {

namespace {

constexpr std::array<std::string_view, 5> single_quotes{"'", "\u2018", "\u2019", "\u201A", "\u201B"};
constexpr std::array<std::string_view, 4> double_quotes{"\"", "\u201C", "\u201D", "\u201E"};

std::size_t starts_with_one(std::string_view text, std::span<const std::string_view> quotes) {
  for (const std::string_view quote : quotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

/// Reads a string up to the quote that ends it, and takes both off `rest`. A quote that is doubled, by whichever of its kind, is
/// one.
std::string string_in(std::string_view& rest, std::span<const std::string_view> quotes, bool backticks, bool& whole) {
  std::string content;
  while (!rest.empty()) {
    if (const std::size_t quote = starts_with_one(rest, quotes); quote > 0) {
      rest.remove_prefix(quote);
      const std::size_t doubled = starts_with_one(rest, quotes);
      if (doubled == 0) return content;
      content += rest.substr(0, doubled);
      rest.remove_prefix(doubled);
    } else {
      const std::size_t taken = backticks && rest.front() == '`' && rest.size() > 1 ? 2 : 1;
      content += rest.substr(0, taken);
      rest.remove_prefix(taken);
    }
  }
  whole = false;
  return content;
}

}  // namespace

PowerShellText powershell_text(std::string_view script) {
  PowerShellText text;
  std::string_view rest = script;
  while (!rest.empty()) {
    if (rest.front() == '#') {
      const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
      text.comments.emplace_back(rest.substr(1, end - 1));
      rest.remove_prefix(end);
    } else if (const std::size_t single = starts_with_one(rest, single_quotes); single > 0) {
      rest.remove_prefix(single);
      text.literals.push_back(string_in(rest, single_quotes, false, text.whole));
      text.code += "''";
    } else if (const std::size_t twofold = starts_with_one(rest, double_quotes); twofold > 0) {
      rest.remove_prefix(twofold);
      text.code += '"' + string_in(rest, double_quotes, true, text.whole) + '"';
    } else {
      text.code += rest.front();
      rest.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace smtpcfg::validation
