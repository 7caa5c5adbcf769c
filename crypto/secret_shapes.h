#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::crypto {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where a stranger's text (a pasted error, a log) holds what looks like a secret; in order, not overlapping. The redactor knows
/// secrets by their value; here nobody has told us any, so the shape decides, and a mask too many is better than one too few:
/// JSON Web Tokens; what follows Bearer, AUTH PLAIN and the like, and a server's 334; base64 that begins like an XOAUTH2 or
/// OAUTHBEARER response; long runs that mix capitals, small letters and digits; Entra's client secrets (…Q~…); age's keys;
/// the values of password=, "client_secret": and their kind; the password in an address (http://user:password@proxy).
std::vector<Span> secret_spans(std::string_view text);

/// The text from `begin` to `end` with "•••" for every span, also one that only reaches into it.
std::string masked(std::string_view text, const std::vector<Span>& spans, std::size_t begin, std::size_t end);

/// The whole text with what looks like a secret masked.
std::string without_secret_shapes(std::string_view text);

}  // namespace smtpcfg::crypto
