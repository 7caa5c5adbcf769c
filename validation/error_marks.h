#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::validation {

/// How a text came here. What somebody pasted is about an error, so that a bare "535" or "5.7.60" is taken for one; in a log the
/// same could be a duration or a version.
enum class Reading : std::uint8_t { Pasted, LogLine };

/// Where a text names an error by a code.
struct ErrorMark {
  enum class Kind : std::uint8_t { Aadsts, Reply, Enhanced };
  Kind kind = Kind::Aadsts;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string number;    ///< "7000222", "535"; empty for an enhanced code alone
  std::string enhanced;  ///< "5.7.139" or empty
};

/// The codes in a stable text (stable_text.h), in its order; at most 200.
std::vector<ErrorMark> error_marks(std::string_view text, Reading reading);

}  // namespace smtpcfg::validation
