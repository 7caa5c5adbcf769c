#pragma once

#include <pugixml.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "model/web_config.h"
#include "model/web_config_check.h"

namespace smtpcfg::model {

/// Collects what the parts of check_web_config() find.
class WebFindings {
 public:
  explicit WebFindings(const WebConfig& config) : config_(config) {}

  void note(std::string id, pugi::xml_node where, std::string message, std::string remedy) {
    add(WebSeverity::Note, std::move(id), where, std::move(message), std::move(remedy));
  }
  void warning(std::string id, pugi::xml_node where, std::string message, std::string remedy) {
    add(WebSeverity::Warning, std::move(id), where, std::move(message), std::move(remedy));
  }
  void error(std::string id, pugi::xml_node where, std::string message, std::string remedy) {
    add(WebSeverity::Error, std::move(id), where, std::move(message), std::move(remedy));
  }
  std::vector<WebFinding> take() && { return std::move(found_); }

 private:
  void add(WebSeverity severity, std::string id, pugi::xml_node where, std::string message, std::string remedy) {
    found_.push_back({std::move(id), severity, std::move(message), std::move(remedy), config_.line_of(where)});
  }

  const WebConfig& config_;
  std::vector<WebFinding> found_;
};

/// The parts: <configSections>; <oauthMailSettings> as a section; what it holds; <httpRuntime> and the older mail settings.
void check_config_sections(const WebConfig& config, WebFindings& findings);
void check_oauth_section(const WebConfig& config, WebFindings& findings);
void check_oauth_values(const WebConfig& config, std::chrono::year_month_day today, WebFindings& findings);
void check_site(const WebConfig& config, WebFindings& findings);

}  // namespace smtpcfg::model
