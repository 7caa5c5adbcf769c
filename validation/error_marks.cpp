#include "validation/error_marks.h"

#include <algorithm>
#include <array>

namespace smtpcfg::validation {
namespace {

constexpr std::size_t most_marks = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

bool is_code_length(std::size_t digits) { return digits >= 4 && digits <= 9; }  // of AADSTS codes: 28000, 9002313

/// "5.7.139" at this place, as long as it is one by itself; empty otherwise.
std::string_view enhanced_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '4' && text[at] != '5')) return {};
  std::size_t end = at + 1;
  for (int part = 0; part < 2; ++part) {
    constexpr std::size_t most_digits = 3;
    const std::size_t digits = end < text.size() && text[end] == '.' ? digits_at(text, end + 1) : 0;
    if (digits == 0 || digits > most_digits) return {};
    end += 1 + digits;
  }
  const bool goes_on = end < text.size() && (is_letter(text[end]) || (text[end] == '.' && digits_at(text, end + 1) > 0));
  const bool begins_before = at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1]) || text[at - 1] == '.');
  return goes_on || begins_before ? std::string_view() : text.substr(at, end - at);
}

class Marks {
 public:
  Marks(std::string_view text, Reading reading) : text_(text), pasted_(reading == Reading::Pasted) {}

  std::vector<ErrorMark> find() {
    if (pasted_ && find_bare_number()) return std::move(marks_);
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t before = at;
      if (upper(text_[at]) == 'A')
        at = after_aadsts(at);
      else if (text_[at] == 'e')
        at = after_error_codes(at);
      else if (text_[at] == '4' || text_[at] == '5')
        at = after_reply(at);
      if (at == before) ++at;
    }
    if (pasted_ && marks_.empty()) find_enhanced();
    return std::move(marks_);
  }

 private:
  void add(ErrorMark::Kind kind, std::size_t begin, std::size_t end, std::string_view number, std::string_view enhanced = {}) {
    if (marks_.size() == most_marks) return;
    marks_.push_back(
        {.kind = kind, .begin = begin, .end = end, .number = std::string(number), .enhanced = std::string(enhanced)});
  }

  /// The authority says the same code twice, in words and in a list.
  void add_aadsts(std::size_t begin, std::size_t end, std::string_view number) {
    const bool there = std::ranges::any_of(
        marks_, [&](const ErrorMark& each) { return each.kind == ErrorMark::Kind::Aadsts && each.number == number; });
    if (!there) add(ErrorMark::Kind::Aadsts, begin, end, number);
  }

  /// "7000222", "535" and nothing else.
  bool find_bare_number() {
    const std::size_t begin = std::min(text_.find_first_not_of(" \n"), text_.size());
    const std::size_t count = digits_at(text_, begin);
    if (text_.find_first_not_of(" \n", begin + count) != std::string_view::npos) return false;
    const std::string_view number = text_.substr(begin, count);
    if (is_code_length(count)) {
      add(ErrorMark::Kind::Aadsts, begin, begin + count, number);
    } else if (count == 3 && (number.front() == '4' || number.front() == '5')) {
      add(ErrorMark::Kind::Reply, begin, begin + count, number);
    }
    return !marks_.empty();
  }

  std::size_t after_aadsts(std::size_t at) {
    constexpr std::string_view word = "AADSTS";
    const std::string_view here = text_.substr(at, word.size());
    if (!std::ranges::equal(here, word, {}, upper)) return at;
    const std::size_t digits = digits_at(text_, at + word.size());
    if (!is_code_length(digits)) return at + word.size();
    add_aadsts(at, at + word.size() + digits, text_.substr(at + word.size(), digits));
    return at + word.size() + digits;
  }

  /// "error_codes":[7000222, 50059] of the authority's JSON.
  std::size_t after_error_codes(std::size_t at) {
    constexpr std::string_view word = "error_codes";
    if (!text_.substr(at).starts_with(word)) return at;
    std::size_t next = at + word.size();
    constexpr int most_codes = 16;
    for (int code = 0; code < most_codes; ++code) {
      while (next < text_.size() && std::string_view("\\\" :[,").find(text_[next]) != std::string_view::npos) ++next;
      const std::size_t digits = digits_at(text_, next);
      if (!is_code_length(digits)) return std::max(next, at + 1);
      add_aadsts(next, next + digits, text_.substr(next, digits));
      next += digits;
    }
    return next;
  }

  /// "535 5.7.139", "550-5.7.60"; in a pasted text also "535" where a reply may begin.
  std::size_t after_reply(std::size_t at) {
    constexpr std::size_t length = 3;
    if (at > 0 && (is_digit(text_[at - 1]) || is_letter(text_[at - 1]) || text_[at - 1] == '.')) return at;
    if (digits_at(text_, at) != length) return at;
    const std::size_t end = at + length;
    const bool parted = end < text_.size() && (text_[end] == ' ' || text_[end] == '-' || text_[end] == '\n');
    const std::string_view enhanced = parted ? enhanced_at(text_, end + 1) : std::string_view();
    if (!enhanced.empty() && enhanced.front() == text_[at]) {
      add(ErrorMark::Kind::Reply, at, end + 1 + enhanced.size(), text_.substr(at, length), enhanced);
      return end + 1 + enhanced.size();
    }
    const bool ends = parted || end == text_.size() || std::string_view(",;:\"')]}").find(text_[end]) != std::string_view::npos;
    if (pasted_ && ends && is_smtp_code(text_.substr(at, length)) && may_begin_reply(at)) {
      add(ErrorMark::Kind::Reply, at, end, text_.substr(at, length));
    }
    return end;
  }

  /// Ports and HTTP states look alike: only codes of mail servers (RFC 5321, 4954, 3207).
  static bool is_smtp_code(std::string_view code) {
    static constexpr std::array<std::string_view, 24> codes{"421", "430", "432", "450", "451", "452", "454", "455",
                                                            "500", "501", "502", "503", "504", "521", "523", "530",
                                                            "534", "535", "538", "550", "551", "552", "553", "554"};
    return std::ranges::find(codes, code) != codes.end();
  }

  /// At the start of a line, or behind a mark such as "said:".
  [[nodiscard]] bool may_begin_reply(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.find_last_not_of(' ', at - 1);
    return before == std::string_view::npos || std::string_view("\n:>\"'([<,-").find(text_[before]) != std::string_view::npos;
  }

  void find_enhanced() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const std::string_view enhanced = enhanced_at(text_, at);
      if (enhanced.empty()) continue;
      add(ErrorMark::Kind::Enhanced, at, at + enhanced.size(), {}, enhanced);
      at += enhanced.size();
    }
  }

  std::string_view text_;
  bool pasted_;
  std::vector<ErrorMark> marks_;
};

}  // namespace

std::vector<ErrorMark> error_marks(std::string_view text, Reading reading) { return Marks(text, reading).find(); }

}  // namespace smtpcfg::validation
