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

std::vector<WebRepair> web_repairs_of(const WebConfigParts& parts, std::chrono::year_month_day today) {
  std::vector<WebRepair> found;
  const WebConfig& config = parts.whole;
  WebFindings findings(config, {}, found);
  if (is_transform(config)) {
    findings.warning(
        "transform", config.root(),
        "This is a transform: it says what to change in a web.config when the site is published. No site runs with it.",
        "Check the web.config of the published site instead.");
    return found;
  }
  check_config_sections(config, findings);
  check_oauth_section(parts, findings);
  if (parts.section != nullptr) {
    WebFindings in_section(*parts.section, std::string(config_source_of(config.oauth_section())), found);
    check_oauth_section({.whole = *parts.section}, in_section);
    check_oauth_values(*parts.section, today, in_section);
  } else {
    check_oauth_values(config, today, findings);
  }
  check_site(config, findings);
  return found;
}

std::vector<WebFinding> check_web_config(const WebConfigParts& parts) {
  std::vector<WebFinding> findings;
  for (WebRepair& each : web_repairs_of(parts, std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()))) {
    findings.push_back(std::move(each.finding));
  }
  return findings;
}

}  // namespace smtpcfg::model
