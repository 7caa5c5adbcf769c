// A text that somebody pasted; \x02 stands for a token.

#include <algorithm>
#include <string>
#include <vector>

#include "crypto/secret_shapes.h"
#include "model/text.h"
#include "validation/errors_in_text.h"
#include "validation/ids_in_text.h"
#include "validation/stable_text.h"

#include "fuzz_input.h"
#include "planted_secret.h"

namespace smtpcfg::fuzz {
namespace {

using validation::Reading;

void check_errors(std::string_view text, Reading reading) {
  const std::vector<validation::MetError> errors = validation::errors_in(text, reading);
  require(errors.size() <= 100, "at most 100 errors");
  for (const validation::MetError& error : errors) {
    require(error.begin < error.end && error.end <= text.size(), "an error stands in its text");
    const validation::Explanation explanation = validation::explanation_of(error, text);
    require(!explanation.diagnosis.id.empty() && !explanation.diagnosis.title.empty(), "an error has its case");
    require(is_printable(explanation.evidence) && is_printable(explanation.code), "an error's words may be shown");
    require(!explanation.evidence.contains(planted_core), "an error's words show no token");
  }
  // What the stable text leaves out may stand in the middle of a code; the quick pass for logs does not look behind it.
  const bool plain = validation::StableText(text).text == text;
  require(errors.empty() || reading == Reading::Pasted || !plain || validation::may_show_error(text),
          "a line with an error is looked at");
}

void check_stable(std::string_view text) {
  const validation::StableText stable(text);
  require(stable.from.size() == stable.text.size() + 1, "each byte of the stable text comes from somewhere");
  require(std::ranges::is_sorted(stable.from) && stable.from.back() == text.size(), "in its order");
}

void check_secrets(std::string_view text) {
  std::size_t end = 0;
  for (const crypto::Span& span : crypto::secret_spans(text)) {
    require(span.begin >= end && span.begin < span.end && span.end <= text.size(), "secrets stand in order, not overlapping");
    end = span.end;
  }
  require(!crypto::without_secret_shapes(text).contains(planted_core), "a masked text shows no token");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.contains(planted_core)) return 0;
  const std::string text = with_tokens(bytes);

  check_stable(text);
  check_secrets(text);
  check_errors(text, validation::Reading::Pasted);
  check_errors(text, validation::Reading::LogLine);
  constexpr std::size_t limit = 500;
  const std::string shown = validation::shown_text(text, limit);
  require(model::is_valid_utf8(shown) && shown.size() <= limit && !shown.contains(planted_core),
          "a text shown is bounded and safe");
  const validation::Known known = validation::ids_in_text(text, validation::Known::named());
  require(is_printable(known.client_id) && is_printable(known.tenant), "ids may be shown");
  return 0;
}
