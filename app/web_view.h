#pragma once

#include <vector>

#include "app/output.h"
#include "app/settings_view.h"
#include "app/table.h"
#include "model/settings.h"
#include "model/web_config.h"
#include "model/web_config_check.h"
#include "model/web_config_lines.h"

namespace smtpcfg::app {

/// What FILE is, for the help.
inline constexpr auto web_file_words = "CRM.Web's web.config, in the folder of the web application";

/// How the settings stand in the file: "present", "absent", "encrypted", or "elsewhere" (configSource).
std::string_view state_of(const model::WebConfig& config);

/// The fields that CRM.Web has, as in settings_view.h.
Json web_json_of(const model::Settings& settings, Secrets secrets);
Table web_table_of(const model::Settings& settings, Secrets secrets);

/// {"id", "severity", "line", "message", "remedy"} each.
Json json_of(const std::vector<model::WebFinding>& findings);
Table table_of(const std::vector<model::WebFinding>& findings);

/// "2 errors, 1 warning"; "nothing" when there is none.
std::string summary_of(const std::vector<model::WebFinding>& findings);

/// {"line", "change": "added" or "removed", "text"} each.
Json json_of(const std::vector<model::LineChange>& lines);
/// As diff shows them, with the line's number in front.
std::string text_of(const std::vector<model::LineChange>& lines, bool colours);

/// What an edit changes and what the check says about the file afterwards, for web set and web copy.
struct WebOutcome {
  std::string file;
  bool written = false;
  std::vector<std::string> warnings = {};
};

/// Prints it, behind what `more` has in JSON. Returns the exit code: warnings when there are any, or the check finds an error.
int tell(Output& output, const WebOutcome& outcome, const model::EditedWebConfig& edited, const Json& more = Json::object());

}  // namespace smtpcfg::app
