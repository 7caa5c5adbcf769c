#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/web_config.h"

namespace smtpcfg::model {

/// Note: good to know. Warning: works, or may, but somebody should look at it. Error: CRM.Web does not start, or cannot send.
enum class WebSeverity : std::uint8_t { Note, Warning, Error };

/// "note", "warning", "error"
std::string_view name_of(WebSeverity severity);

/// One thing about a web.config: what it is and what to do. Never holds a secret's value.
struct WebFinding {
  std::string id;  ///< "section.missing", as docs/guide.md lists them
  WebSeverity severity;
  std::string message;
  std::string remedy;
  std::size_t line;  ///< from 1
};

/// Looks at the file alone: is the section declared as ASP.NET wants it, complete and well-formed, and does the site run with
/// what OAuth needs (the setup guide, "Aurea CRM Web - SMTP Setup"). In the order of the file's parts.
std::vector<WebFinding> check_web_config(const WebConfig& config, std::chrono::year_month_day today);
std::vector<WebFinding> check_web_config(const WebConfig& config);

}  // namespace smtpcfg::model
