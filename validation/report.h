#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"
#include "model/settings.h"
#include "validation/settings_json.h"
#include "validation/validate.h"

namespace smtpcfg::validation {

/// A validation to be given to somebody else, in a ticket or on paper. Holds no secret: the settings' are masked.
struct Report {
  std::string program = {};  ///< "smtpcfg 1.0"
  std::string machine = {};  ///< the name of the machine that it was made on; may be empty
  std::string login = {};    ///< whose effective settings they are; empty when a target was validated
  std::string origin = {};   ///< "user:SSELLER"; empty for settings that are nowhere saved
  std::string file = {};     ///< that they are from; may be empty
  const model::Settings& settings;
  const Validation& validation;
};

/// For a mail or a ticket: verdict, cause with its remedy, the list of checks, settings, transcript of the SMTP dialogue.
std::string text_of(const Report& report);

/// One HTML file with all of the above, without anything to load; prints well.
std::string html_of(const Report& report);

/// The document of `smtpcfg validate --json` (docs/json.md).
Json json_of(const Report& report);

/// One finding with all its names.
Json json_of(const Finding& finding);

/// The report in the form that the file's name asks for: .html or .htm, .json, else text.
std::string report_for(std::string_view file_name, const Report& report);

/// The settings that count for their method, a line each, secrets masked.
std::string settings_text(const model::Settings& settings);

/// "C" or "S", who said it, and when since connecting: "0.042 s  C  EHLO crm01".
std::string line_of(const net::TranscriptLine& line);

}  // namespace smtpcfg::validation
