#include "model/web_config_check.h"

#include "model/web_config_findings.h"
#include "model/web_config_state.h"

namespace smtpcfg::model {

std::string_view name_of(WebSeverity severity) {
  switch (severity) {
    case WebSeverity::Note:
      return "note";
    case WebSeverity::Warning:
      return "warning";
    case WebSeverity::Error:
      break;
  }
  return "error";
}

std::vector<WebFinding> check_web_config(const WebConfig& config, std::chrono::year_month_day today) {
  WebFindings findings(config);
  if (is_transform(config)) {
    findings.warning(
        "transform", config.root(),
        "This is a transform: it says what to change in a web.config when the site is published. No site runs with it.",
        "Check the web.config of the published site instead.");
    return std::move(findings).take();
  }
  check_config_sections(config, findings);
  check_oauth_section(config, findings);
  check_oauth_values(config, today, findings);
  check_site(config, findings);
  return std::move(findings).take();
}

std::vector<WebFinding> check_web_config(const WebConfig& config) {
  return check_web_config(config, std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

}  // namespace smtpcfg::model
