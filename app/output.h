#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <system_error>

#include "crypto/redactor.h"
#include "crypto/result.h"

namespace smtpcfg::app {

using Json = nlohmann::ordered_json;

/// Where bytes go: a file, a pipe, a console, or a test's string.
using Sink = std::function<std::error_code(std::string_view)>;

struct OutputStyle {
  bool json = false;
  bool result_colours = false;
  bool note_colours = false;
  bool progress = false;  ///< the notes go to a terminal, on which a line can be overwritten
};

/// All that the console program says: results on one sink, everything else on the other, both through one redactor.
/// note() and progress() may be called from any one thread at a time.
class Output {
 public:
  Output(Sink results, Sink notes, OutputStyle style) : results_(std::move(results)), notes_(std::move(notes)), style_(style) {}

  [[nodiscard]] const OutputStyle& style() const { return style_; }
  /// Every secret that is met is taught to this one.
  [[nodiscard]] crypto::Redactor& redactor() { return redactor_; }

  void print(std::string_view text);
  void print_document(const Json& document);
  /// A line for the person beside the result.
  void note(std::string_view line);
  /// "Error: … / What to do: …", or the JSON document {"error": …}, to which `more` adds its names.
  void report(const Error& error, const Json& more = Json::object());
  /// Overwrites the line of progress on a terminal; an empty one removes it. Elsewhere nothing.
  void progress(std::string_view line);

  /// The first error that writing results met.
  [[nodiscard]] std::error_code failure() const { return failure_; }

 private:
  void write_result(std::string_view text);

  Sink results_;
  Sink notes_;
  OutputStyle style_;
  crypto::Redactor redactor_;
  std::error_code failure_;
  bool progress_shown_ = false;
};

}  // namespace smtpcfg::app
