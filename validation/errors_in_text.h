#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validation/diagnosis.h"
#include "validation/error_marks.h"

namespace smtpcfg::validation {

/// An error that a text shows.
struct MetError {
  std::string id;         ///< of the case that explains it
  std::string code;       ///< as the text names it: "AADSTS7000222", "535 5.7.139"; the words that show it when it has no code
  bool known = false;     ///< false when the case is only the general one for errors of this kind
  std::size_t begin = 0;  ///< where in the text …
  std::size_t end = 0;    ///< … it and its own words stand
};

/// The errors in a text, each case (or unknown code) once, in order. Any bytes are taken; what is matched is the stable part
/// (stable_text.h): the authority's codes and OAuth errors, a mail server's sentence before its codes, sentences of TLS and
/// network libraries. At most 100.
std::vector<MetError> errors_in(std::string_view text, Reading reading);

/// Whether errors_in(text, Reading::LogLine) may find anything. One quick pass, for logs of gigabytes.
bool may_show_error(std::string_view text);

/// An error that a text shows, in words. Nothing in it looks like a secret (crypto/secret_shapes.h).
struct Explanation {
  std::string code;
  bool known = false;
  Diagnosis diagnosis;   ///< filled with the ids that the text names, else with what is known
  std::string evidence;  ///< the text's own words, printable UTF-8
};

Explanation explanation_of(const MetError& error, std::string_view text, const Known& known = Known::named());

/// The text as it may be shown: what looks like a secret masked, printable UTF-8 with its line ends, at most `limit` bytes.
std::string shown_text(std::string_view text, std::size_t limit);

}  // namespace smtpcfg::validation
