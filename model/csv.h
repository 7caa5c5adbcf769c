#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::model {

inline constexpr std::size_t largest_csv = std::size_t{8} << 20;

/// A line that cannot be used, and why: a sentence.
struct UnusableLine {
  std::size_t line = 0;  ///< from 1, as an editor counts
  std::string reason;
};

struct CsvRecord {
  std::size_t line = 0;             ///< where it starts
  std::vector<std::string> fields;  ///< as many as the header has
};

struct CsvTable {
  std::string_view encoding;  ///< "UTF-8" or "Windows-1252"
  char separator = ';';
  std::vector<std::string> header;
  std::vector<CsvRecord> records;  ///< without those that hold nothing
  std::vector<UnusableLine> unusable;
};

/// Reads a table strictly, as RFC 4180 has it, but separated by `;`, `,` or tabs (recognised from the header, or named by Excel's
/// "sep=" line), with LF or CRLF, in an encoding that decode_text() knows. Nothing in a field is evaluated. Bounds: 8 MiB, 100
/// columns, 200,000 lines. A record that breaks the rules is reported, the others stand. `where` names the file in messages.
/// Error: Unreadable when there is no table to speak of.
Result<CsvTable> parse_csv(std::string_view bytes, std::string_view where);

}  // namespace smtpcfg::model
