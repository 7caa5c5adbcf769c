#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret.h"

namespace smtpcfg::crypto {

/// The one place that takes secrets out of text on its way to a screen, log, report, JSON document or error.
/// Knows each secret in the forms a protocol gives it: raw, base64 (standard and URL alphabet, at all three alignments),
/// and URL-encoded (upper- and lower-case hex). Secrets shorter than 4 bytes are ignored: masking them would shred the text.
class Redactor {
 public:
  Redactor() = default;
  Redactor(Redactor&&) = default;
  Redactor& operator=(Redactor&&) = default;

  void add(const Secret& secret);

  /// The text with every known form replaced by "•••".
  [[nodiscard]] std::string redact(std::string_view text) const;

 private:
  std::vector<Secret> forms_;
};

}  // namespace smtpcfg::crypto
