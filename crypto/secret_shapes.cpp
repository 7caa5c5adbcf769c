#include "crypto/secret_shapes.h"

#include <algorithm>
#include <array>
#include <string>

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view mask = "•••";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\r' || c == '\n'; }
/// Of base64 in either alphabet.
bool is_base64(char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/' || c == '-' || c == '_' || c == '='; }
/// Of a token, a generated secret or a URL-encoded one.
bool is_token(char c) { return is_base64(c) || c == '.' || c == '~' || c == '%'; }

bool begins_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

template <typename Belongs>
std::size_t run_end(std::string_view text, std::size_t at, const Belongs& belongs) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

/// Base64 of a token or a key mixes all three kinds of characters; a path has more slashes, an id has no capitals.
bool looks_generated(std::string_view run) {
  constexpr std::size_t shortest = 40;
  constexpr auto most_slashes_per = 10;
  if (run.size() < shortest) return false;
  const bool capitals = std::ranges::any_of(run, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool small_letters = std::ranges::any_of(run, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool digits = std::ranges::any_of(run, is_digit);
  return capitals && small_letters && digits && std::ranges::count(run, '/') * most_slashes_per <= std::ssize(run);
}

bool is_secret_word(std::string_view word) {
  constexpr std::size_t shortest_client_secret = 8;
  const std::size_t mark = word.find("Q~");
  if (mark != std::string_view::npos && word.size() >= shortest_client_secret) return true;
  for (const std::string_view start : {"eyJ", "dXNlcj", "bixhP", "AGE-SECRET-KEY-"}) {  // {"…, user=, n,a=
    const std::size_t at = word.find(start);
    if (at != std::string_view::npos && word.size() - at >= start.size() + 8) return true;
  }
  return false;
}

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {}

  std::vector<Span> run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_token(text_[at])) {
        ++at;
        continue;
      }
      const std::size_t end = run_end(text_, at, is_token);
      at = std::max(end, look_at_word(at, end));
    }
    std::ranges::sort(spans_, {}, &Span::begin);
    std::vector<Span> joined;
    for (const Span& span : spans_) {
      if (!joined.empty() && span.begin <= joined.back().end) {
        joined.back().end = std::max(joined.back().end, span.end);
      } else {
        joined.push_back(span);
      }
    }
    return joined;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  void add(std::size_t begin, std::size_t end) {
    if (begin < end) spans_.push_back({begin, end});
  }

  /// Returns where to go on; a value that is masked whole needs no second look.
  std::size_t look_at_word(std::size_t begin, std::size_t end) {
    const std::string_view found = word(begin, end);
    if (is_secret_word(found) || has_generated_part(found)) add(begin, end);
    if (begins_ignoring_case(found, "bearer")) mask_credentials(begin + 6);
    for (const std::string_view mechanism : {"plain", "login", "xoauth2", "oauthbearer", "cram-md5"}) {
      if (found.size() == mechanism.size() && begins_ignoring_case(found, mechanism) && follows_auth(begin)) mask_next_word(end);
    }
    if (begins_ignoring_case(found, "334") && (found.size() == 3 || found[3] == '-')) mask_answer_to_challenge(end);
    constexpr std::string_view after_scheme = "://";
    if (text_.substr(end).starts_with(after_scheme)) mask_password_in_url(end + after_scheme.size());
    return mask_named_value(begin, end);
  }

  /// Base64 has no dots: "a.b" are two runs.
  static bool has_generated_part(std::string_view found) {
    for (std::size_t at = 0; at < found.size();) {
      const std::size_t end = run_end(found, at, is_base64);
      if (looks_generated(found.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  /// "Bearer " and its token, but not "Bearer token expired".
  void mask_credentials(std::size_t at) {
    const std::size_t begin = run_end(text_, at, [](char c) { return is_blank(c) || c == ':' || c == '"' || c == '\''; });
    const std::size_t end = run_end(text_, begin, is_token);
    const std::string_view found = word(begin, end);
    if (begin > at && found.size() >= 8 && (found.size() >= 20 || std::ranges::any_of(found, is_digit))) add(begin, end);
  }

  /// "user:password@" of an address such as a proxy's. A password may hold an @ or a /, a user name neither.
  void mask_password_in_url(std::size_t begin) {
    const std::size_t end = run_end(
        text_, begin, [](char c) { return !is_blank(c) && !is_line_end(c) && c != '"' && c != '\'' && c != '<' && c != '>'; });
    const std::size_t colon = word(begin, end).find_first_of(":/?#");
    const std::size_t at_sign = word(begin, end).rfind('@');
    if (colon == std::string_view::npos || at_sign == std::string_view::npos || text_[begin + colon] != ':') return;
    if (colon < at_sign) add(begin + colon + 1, begin + at_sign);
  }

  [[nodiscard]] bool follows_auth(std::size_t at) const {
    constexpr std::size_t length = 5;
    return at >= length && begins_ignoring_case(text_.substr(at - length), "auth ");
  }

  void mask_next_word(std::size_t at) {
    const std::size_t begin = run_end(text_, at, is_blank);
    if (begin > at) add(begin, run_end(text_, begin, is_base64));
  }

  /// What the next line says, whoever's name stands before it ("C: ", "-> ").
  void mask_answer_to_challenge(std::size_t at) {
    if (at < challenge_end_) return;  // the line's second "334" has the same answer
    challenge_end_ = run_end(text_, at, [](char c) { return !is_line_end(c); });
    std::size_t begin = run_end(text_, challenge_end_, is_line_end);
    const std::size_t end = run_end(text_, begin, [](char c) { return !is_line_end(c); });
    const std::size_t last_blank = word(begin, end).find_last_of(" \t:>");
    if (last_blank != std::string_view::npos) begin += last_blank + 1;
    constexpr std::size_t shortest = 4;
    if (end - begin >= shortest && run_end(text_, begin, is_base64) == end) add(begin, end);
  }

  std::size_t mask_named_value(std::size_t begin, std::size_t end) {
    // A name stands at the end of its word: "&client_secret" and "user.password" are words of their own up to there.
    static constexpr std::array<std::string_view, 7> typed{"password", "passwd",   "pwd",          "passphrase",
                                                           "passwort", "kennwort", "authorization"};
    static constexpr std::array<std::string_view, 7> made{"secret",  "token",   "assertion", "apikey",
                                                          "api_key", "api-key", "credential"};
    // "=" belongs to base64, so a value may be part of the word already.
    std::size_t name_end = begin + std::min(word(begin, end).find('='), end - begin);
    const std::string_view name = word(begin, name_end);
    const auto ends_name = [&](std::string_view ending) {
      return name.size() >= ending.size() && begins_ignoring_case(name.substr(name.size() - ending.size()), ending);
    };
    const bool is_typed = std::ranges::any_of(typed, ends_name);
    if (!is_typed && std::ranges::none_of(made, ends_name)) return end;
    if (name_end < text_.size() && (text_[name_end] == '"' || text_[name_end] == '\'')) ++name_end;
    std::size_t at = run_end(text_, name_end, is_blank);
    if (at >= text_.size() || (text_[at] != '=' && text_[at] != ':' && text_[at] != '>')) return end;
    at = run_end(text_, at + 1, is_blank);
    std::size_t value_end = at;
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
      value_end = quoted_end(at + 1, text_[at]);
      ++at;
    } else if (is_typed) {
      value_end = run_end(text_, at, [](char c) { return !is_line_end(c) && c != '<'; });
    } else {
      value_end = run_end(text_, at, [](char c) { return !is_line_end(c) && !is_blank(c) && c != '<' && c != '"'; });
    }
    add(at, value_end);
    return value_end;
  }

  /// Of the closing quotation mark, or of the text where there is none: a cut text must not show what it cut.
  [[nodiscard]] std::size_t quoted_end(std::size_t at, char quote) const {
    for (; at < text_.size() && text_[at] != quote; ++at) {
      if (text_[at] == '\\') ++at;
    }
    return std::min(at, text_.size());
  }

  std::string_view text_;
  std::size_t challenge_end_ = 0;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> secret_spans(std::string_view text) { return Search(text).run(); }

std::string masked(std::string_view text, const std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  std::string result;
  for (const Span& span : spans) {
    if (span.end <= begin || span.begin >= end) continue;
    if (span.begin > begin) result += text.substr(begin, span.begin - begin);
    result += mask;
    begin = span.end;
  }
  if (begin < end) result += text.substr(begin, end - begin);
  return result;
}

std::string without_secret_shapes(std::string_view text) { return masked(text, secret_spans(text), 0, text.size()); }

}  // namespace smtpcfg::crypto
