#pragma once

#include <string>
#include <vector>

#include "app/output.h"
#include "app/settings_view.h"
#include "app/table.h"
#include "model/settings.h"
#include "model/web_config_check.h"
#include "model/web_config_lines.h"
#include "model/web_site.h"

namespace smtpcfg::app {

/// What FILE is, for the help.
inline constexpr auto web_file_words = "CRM.Web's web.config, in the folder of the web application";

/// The fields that CRM.Web has, as in settings_view.h.
Json web_json_of(const model::Settings& settings, Secrets secrets);
Table web_table_of(const model::Settings& settings, Secrets secrets);

/// {"id", "severity", "file", "line", "message", "remedy", "fix"} each.
Json json_of(const std::vector<model::WebFinding>& findings);
Table table_of(const std::vector<model::WebFinding>& findings);

/// "2 errors, 1 warning"; "nothing" when there is none.
std::string summary_of(const std::vector<model::WebFinding>& findings);
std::ptrdiff_t count_of(const std::vector<model::WebFinding>& findings, model::WebSeverity severity);

/// The difference in every file that was changed: {"file", "line", "change": "added" or "removed", "text"} each.
Json json_of_lines(const model::WebSite& site);
/// As diff shows them, with the line's number in front.
std::string text_of_lines(const model::WebSite& site, bool colours);

/// {"file", "previous"} of every file that was changed.
Json json_of_files(const model::WebSite& site);
/// "Saved web.config. What it replaced is kept as web.config.bak.", or that nothing was, and why.
std::string saving_words(const model::WebSite& site, bool written);

}  // namespace smtpcfg::app
