#include "validation/explanation_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace smtpcfg::validation {

namespace {
constexpr std::size_t longest_shown = 2000;  // bytes of a text of which nothing is known
}

std::string heading_of(const Explanation& explanation) {
  const std::string& title = explanation.diagnosis.title;
  return explanation.known ? fmt::format("{}: {}", explanation.code, title)
                           : fmt::format("{}: not known here; in general: {}", explanation.code, title);
}

std::string certainty_words(const Diagnosis& diagnosis) {
  if (diagnosis.certainty == "met") return "(Met in practice; not found in Microsoft's documentation.)";
  if (diagnosis.certainty == "unverified") return "(Not verified.)";
  return {};
}

std::string whose_job(const Remedy& remedy) { return fmt::format("What to do ({}):", remedy.who); }

std::string words_of(const Explanation& explanation) {
  const Diagnosis& diagnosis = explanation.diagnosis;
  std::string text = heading_of(explanation) + "\n" + diagnosis.cause + "\n";
  if (const std::string certainty = certainty_words(diagnosis); !certainty.empty()) text += certainty + "\n";
  text += whose_job(diagnosis.remedy) + " " + diagnosis.remedy.text + "\n";
  if (!diagnosis.remedy.powershell.empty()) text += "\n" + diagnosis.remedy.powershell + "\n\n";
  if (!diagnosis.remedy.link.empty()) text += "See " + diagnosis.remedy.link + "\n";
  return text + "Evidence: " + explanation.evidence + "\n";
}

std::string nothing_known_words(std::string_view shown) {
  return fmt::format("Nothing in this text is known here:\n\n{}\n", shown);
}

std::string explain_pasted(std::string_view text, const Known& known) {
  const std::vector<MetError> errors = errors_in(text, Reading::Pasted);
  std::string words;
  if (std::ranges::none_of(errors, &MetError::known)) words = nothing_known_words(shown_text(text, longest_shown));
  for (const MetError& error : errors) {
    if (!words.empty()) words += "\n";
    words += words_of(explanation_of(error, text, known));
  }
  return words;
}

}  // namespace smtpcfg::validation
