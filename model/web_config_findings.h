#pragma once

#include <pugixml.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "model/web_config.h"
#include "model/web_config_check.h"

namespace smtpcfg::model {

/// How a finding is mended: the edit, and in words what it does.
struct WebFix {
  std::string words = {};
  XmlEdit edit = {};
};

/// Collects what the parts of web_repairs_of() find in one file.
class WebFindings {
 public:
  /// `file`: as in WebFinding.
  WebFindings(const WebConfig& config, std::string file, std::vector<WebRepair>& found)
      : config_(config), file_(std::move(file)), found_(found) {}

  void note(std::string id, pugi::xml_node where, std::string message, std::string remedy, WebFix fix = {}) {
    add(WebSeverity::Note, std::move(id), where, std::move(message), std::move(remedy), std::move(fix));
  }
  void warning(std::string id, pugi::xml_node where, std::string message, std::string remedy, WebFix fix = {}) {
    add(WebSeverity::Warning, std::move(id), where, std::move(message), std::move(remedy), std::move(fix));
  }
  void error(std::string id, pugi::xml_node where, std::string message, std::string remedy, WebFix fix = {}) {
    add(WebSeverity::Error, std::move(id), where, std::move(message), std::move(remedy), std::move(fix));
  }

 private:
  void add(WebSeverity severity, std::string id, pugi::xml_node where, std::string message, std::string remedy, WebFix fix) {
    found_.push_back({{.id = std::move(id),
                       .severity = severity,
                       .message = std::move(message),
                       .remedy = std::move(remedy),
                       .line = config_.line_of(where),
                       .file = file_,
                       .fix = std::move(fix.words)},
                      std::move(fix.edit)});
  }

  const WebConfig& config_;
  std::string file_;
  std::vector<WebRepair>& found_;
};

/// The parts: <configSections>; <oauthMailSettings> as a section; what it holds; <httpRuntime> and the older mail settings.
void check_config_sections(const WebConfig& config, WebFindings& findings);
void check_oauth_section(const WebConfigParts& parts, WebFindings& findings);
void check_oauth_values(const WebConfig& config, std::chrono::year_month_day today, WebFindings& findings);
void check_site(const WebConfig& config, WebFindings& findings);

}  // namespace smtpcfg::model
