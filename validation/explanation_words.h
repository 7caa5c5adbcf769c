#pragma once

#include <string>

#include "validation/errors_in_text.h"

namespace smtpcfg::validation {

/// "AADSTS7000222: The Client Secret has expired"; for an error that is not known, what is true of its kind.
std::string heading_of(const Explanation& explanation);

/// How sure it is, in brackets; empty when it is documented.
std::string certainty_words(const Diagnosis& diagnosis);

/// "What to do (Entra administrator):"
std::string whose_job(const Remedy& remedy);

/// All of it as plain text: heading, cause, what to do, the text's own words.
std::string words_of(const Explanation& explanation);

/// That nothing is known of a text, with what of it may be shown (shown_text()).
std::string nothing_known_words(std::string_view shown);

/// Every error that a text shows, in words filled with what is known, or that nothing is known of it. Nothing in it looks like a
/// secret.
std::string explain_pasted(std::string_view text, const Known& known = Known::named());

}  // namespace smtpcfg::validation
