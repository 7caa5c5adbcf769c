#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validation/errors_in_text.h"

namespace smtpcfg::validation {

/// An error of a log, however often it stands there.
struct LoggedError {
  Explanation explanation;  ///< evidence from the last line
  std::uint64_t count = 0;  ///< of lines
  std::uint64_t first_line = 0;
  std::uint64_t last_line = 0;  ///< from 1
  std::string first_time;       ///< as the log wrote it; empty when the line does not begin with a time
  std::string last_time;
};

/// Collects the errors of a log that comes piece by piece, in constant memory: a line counts up to 64 KiB at once (a longer one
/// is looked at in parts), and at most 1,000 different errors are kept. UTF-8, Windows-1252 or, with its byte order mark, UTF-16.
class LogErrors {
 public:
  /// The first piece has at least two bytes, unless the log has not.
  void feed(std::string_view bytes);
  /// The last line may have no end.
  void finish();

  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// NULs in it, as no text has.
  [[nodiscard]] bool binary() const { return binary_; }
  /// Lines with errors beyond the 1,000.
  [[nodiscard]] std::uint64_t others() const { return others_; }
  /// The one whose last line comes last stands first. Explained with what is known.
  [[nodiscard]] std::vector<LoggedError> newest_first(const Known& known = Known::named()) const;

 private:
  struct Entry {
    std::string id = {};
    std::string code = {};
    bool known = false;
    std::uint64_t count = 0;
    std::uint64_t first_line = 0;
    std::uint64_t last_line = 0;
    std::string first_time = {};
    std::string last_time = {};
    std::string text = {};  ///< of the last line, or its part with the error
  };

  void read(std::string_view bytes);
  void hold(std::string_view part);
  void look_at(std::string_view part, bool goes_on);
  void count(const MetError& error, std::string_view part);
  void end_line();

  std::string held_;       ///< of a line that is not whole yet
  std::string line_time_;  ///< of a line that was looked at in parts
  bool in_parts_ = false;
  bool inside_word_ = false;  ///< of a long line, a word longer than the overlap is being passed over
  bool utf16_ = false;
  bool binary_ = false;
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t others_ = 0;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> entry_of_;
};

}  // namespace smtpcfg::validation
