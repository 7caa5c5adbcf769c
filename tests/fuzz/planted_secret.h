#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::fuzz {

/// A token, and its part that must not be seen anywhere.
inline constexpr std::string_view planted_token =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlMzY1LmNvbSJ9.c2lnbmF0dXJlIG9mIGEgdGVzdA";
inline constexpr std::string_view planted_core = "eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlMzY1LmNvbSJ9";

/// The bytes with `put` for each `mark`.
inline std::string planted(std::string_view bytes, char mark, std::string_view put) {
  std::string text;
  for (const char each : bytes) {
    if (each == mark) {
      text += put;
    } else {
      text += each;
    }
  }
  return text;
}

/// The bytes with the planted token, between blanks, for each \x02.
inline std::string with_tokens(std::string_view bytes) {
  return planted(bytes, '\x02', std::string(" ").append(planted_token).append(" "));
}

}  // namespace smtpcfg::fuzz
