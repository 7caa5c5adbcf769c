#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "validation/log_errors.h"

#include "fuzz_input.h"
#include "planted_secret.h"

namespace smtpcfg::fuzz {

inline validation::LogErrors read_in_pieces(std::string_view bytes, std::size_t piece) {
  validation::LogErrors errors;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) errors.feed(bytes.substr(0, piece));
  errors.finish();
  return errors;
}

inline void check(const validation::LoggedError& error, const validation::LogErrors& log) {
  require(error.count > 0, "an error that is there stands in a line");
  require(error.first_line > 0 && error.first_line <= error.last_line && error.last_line <= log.lines(),
          "an error's lines are lines of the log");
  require(error.count <= error.last_line - error.first_line + 1, "an error counts once a line");
  require(!error.explanation.diagnosis.id.empty() && !error.explanation.diagnosis.title.empty(), "an error has its case");
  require(is_printable(error.explanation.evidence) && is_printable(error.explanation.code), "an error's words may be shown");
  require(!error.explanation.evidence.contains(planted_core), "an error's words show no token");
}

/// What holds for every log, read in pieces of at least two bytes.
inline std::vector<validation::LoggedError> checked_errors(std::string_view bytes, std::size_t piece) {
  const validation::LogErrors log = read_in_pieces(bytes, piece);
  require(log.bytes() == bytes.size(), "every byte is counted");
  const auto line_ends = static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
  require(log.lines() >= line_ends && log.lines() <= line_ends + 1, "every line is counted");
  std::vector<validation::LoggedError> errors = log.newest_first();
  require(std::ranges::is_sorted(errors, std::ranges::greater(), &validation::LoggedError::last_line),
          "the newest error stands first");
  for (const validation::LoggedError& error : errors) check(error, log);
  return errors;
}

}  // namespace smtpcfg::fuzz
