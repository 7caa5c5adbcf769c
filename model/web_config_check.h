#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crypto/result.h"
#include "model/web_config.h"
#include "model/xml_edit.h"

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
  std::size_t line;       ///< from 1, in `file`
  std::string file = {};  ///< the section's own file, as configSource names it; empty for web.config itself
  std::string fix = {};   ///< what smtpcfg can do about it, a sentence; empty when it takes a person

  bool operator==(const WebFinding&) const = default;
};

/// What is looked at: a web.config and, where its section says configSource, the file that the section stands in, or why that
/// cannot be read.
struct WebConfigParts {
  const WebConfig& whole;
  const WebConfig* section = nullptr;
  const Error* section_error = nullptr;
};

/// A finding with the edit that mends it, which names nodes of the part that it is in; empty when it takes a person.
struct WebRepair {
  WebFinding finding;
  XmlEdit edit;
};

/// Looks at the files alone: is the section declared as ASP.NET wants it, complete and well-formed, and does the site run with
/// what OAuth needs (the setup guide, "Aurea CRM Web - SMTP Setup"). In the order of the file's parts.
std::vector<WebRepair> web_repairs_of(const WebConfigParts& parts, std::chrono::year_month_day today);

/// The findings alone, as of today.
std::vector<WebFinding> check_web_config(const WebConfigParts& parts);

}  // namespace smtpcfg::model
