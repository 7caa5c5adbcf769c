#include "validation/stable_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace smtpcfg::validation {
namespace {

// What is met, and what it becomes. The single bytes are Windows-1252's; in UTF-8 they never stand at the start of a character.
constexpr std::array<std::pair<std::string_view, char>, 11> replaced{{{"\xE2\x80\x8B", '\0'},
                                                                      {"\xE2\x80\x8C", '\0'},
                                                                      {"\xE2\x80\x8D", '\0'},
                                                                      {"\xE2\x81\xA0", '\0'},
                                                                      {"\xEF\xBB\xBF", '\0'},
                                                                      {"\xE2\x80\x98", '\''},
                                                                      {"\xE2\x80\x99", '\''},
                                                                      {"\xC2\xA0", ' '},
                                                                      {"\xA0", ' '},
                                                                      {"\x91", '\''},
                                                                      {"\x92", '\''}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "550 5.7.60 " at the start of a reply's line: the length of the code and of the enhanced code, 0 when it is none.
std::size_t prefix_length(std::string_view line) {
  const auto is_code = [&] {
    return line.size() > 3 && is_digit(line[0]) && is_digit(line[1]) && is_digit(line[2]) && (line[3] == ' ' || line[3] == '-');
  };
  if (!is_code()) return 0;
  std::size_t end = 4;
  while (end < line.size() && (is_digit(line[end]) || line[end] == '.')) ++end;
  if (std::ranges::count(line.substr(4, end - 4), '.') != 2) return 4;
  return end + (end < line.size() && line[end] == ' ' ? 1 : 0);
}

/// The length of "[….OUTLOOK.COM …]" at the start of the text, 0 when it is something else.
std::size_t server_name_length(std::string_view text) {
  constexpr std::size_t longest = 200;
  const std::string_view head = text.substr(0, longest);
  const std::size_t close = head.find(']');
  const bool exchange = close != std::string_view::npos && head.substr(0, close).find(".OUTLOOK.COM") != std::string_view::npos;
  return exchange ? close + 1 : 0;
}

}  // namespace

StableText::StableText(std::string_view raw) {
  text.reserve(raw.size());
  from.reserve(raw.size() + 1);
  const auto put = [this](char c, std::size_t at) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (blank && !text.empty() && (text.back() == ' ' || text.back() == '\n')) {
      if (c == '\n') text.back() = '\n';
      return;
    }
    text += blank && c != '\n' ? ' ' : c;
    from.push_back(static_cast<std::uint32_t>(at));
  };
  std::string_view continued;  // the code of a reply that goes on in the next line
  for (std::size_t at = 0; at < raw.size();) {
    const bool line_start = at == 0 || raw[at - 1] == '\n';
    if (line_start) {
      while (at < raw.size() && (raw[at] == '>' || raw[at] == ' ' || raw[at] == '\t')) ++at;
      const std::string_view line = raw.substr(at);
      const std::size_t length = prefix_length(line);
      const bool goes_on = length != 0 && line.starts_with(continued) && !continued.empty();
      continued = length != 0 && line[3] == '-' ? line.substr(0, 3) : std::string_view();
      if (goes_on) at += length;
      if (at >= raw.size()) break;
    }
    const std::string_view rest = raw.substr(at);
    const auto* const special = std::ranges::find_if(replaced, [&](const auto& each) { return rest.starts_with(each.first); });
    if (special != replaced.end()) {
      if (special->second != '\0') put(special->second, at);
      at += special->first.size();
    } else if (const std::size_t length = rest.front() == '[' ? server_name_length(rest) : 0; length != 0) {
      at += length;
    } else {
      if (rest.front() != '\0') put(rest.front(), at);
      ++at;
    }
  }
  from.push_back(static_cast<std::uint32_t>(raw.size()));
}

}  // namespace smtpcfg::validation
