#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "model/fields.h"
#include "model/text.h"
#include "net/versions.h"
#include "validation/report.h"

namespace smtpcfg::validation {
namespace {

void add(std::string& text, std::string_view heading, std::string_view content) {
  if (!content.empty()) text += fmt::format("{}: {}\n", heading, content);
}

/// Indented, so that it is seen where it ends.
std::string block(std::string_view content) {
  std::string text;
  while (!content.empty()) {
    const std::size_t end = content.find('\n');
    text += fmt::format("    {}\n", content.substr(0, end));
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  }
  return text;
}

std::string details(const Finding& finding) {
  std::string text = fmt::format("{}\n", finding.title);
  if (!finding.detail.empty()) text += finding.detail + "\n";
  const Remedy& remedy = finding.remedy;
  if (!remedy.empty()) text += fmt::format("What to do{}: {}\n", remedy.who.empty() ? "" : " (" + remedy.who + ")", remedy.text);
  if (!remedy.powershell.empty()) text += "PowerShell:\n" + block(remedy.powershell);
  add(text, "More about it", remedy.link);
  add(text, "Code", finding.code);
  if (!finding.evidence.empty()) text += "Received:\n" + block(finding.evidence);
  return text;
}

std::string_view mark_of(Status status) {
  switch (status) {
    case Status::Pass:
      return "ok     ";
    case Status::Warn:
      return "WARNING";
    case Status::Fail:
      return "FAILED ";
    case Status::Skipped:
      break;
  }
  return "-      ";
}

std::string head_of(const Report& report) {
  std::string text = fmt::format("{}\n\n", report.validation.summary);
  add(text, "Login", report.login);
  add(text, "Settings from", report.origin);
  add(text, "File", report.file);
  add(text, "Validated",
      fmt::format("{:%Y-%m-%d %H:%M:%S} UTC{}, in {:.1f} s", fmt::gmtime(report.validation.began),
                  report.machine.empty() ? "" : " on " + report.machine,
                  static_cast<double>(report.validation.elapsed.count()) / 1000));
  add(text, "Program", fmt::format("{} ({})", report.program, net::library_versions()));
  return text;
}

bool needs_attention(const Finding& finding) { return finding.status == Status::Fail || finding.status == Status::Warn; }

}  // namespace

std::string settings_text(const model::Settings& settings) {
  std::string text;
  for (const model::Field& field : model::fields()) {
    if (model::is_ignored(field, settings)) continue;
    text += fmt::format("{}: {}\n", field.label, model::text_of(settings, field));
  }
  return text;
}

std::string line_of(const net::TranscriptLine& line) {
  return fmt::format("{:7.3f} s  {}  {}", static_cast<double>(line.elapsed.count()) / 1e6,
                     line.speaker == net::TranscriptLine::Speaker::Client ? 'C' : 'S', line.text);
}

std::string text_of(const Report& report) {
  std::string text = head_of(report);
  // The cause first, then the warnings, each in full; then everything in its order.
  for (const Status status : {Status::Fail, Status::Warn}) {
    for (const Finding& finding : report.validation.findings) {
      if (finding.status == status)
        text += fmt::format("\n== {} ({})\n{}", status == Status::Fail ? "Failed" : "Warning", finding.check, details(finding));
    }
  }
  text += "\n== Checks\n";
  for (const Finding& finding : report.validation.findings) {
    const bool tried = finding.status != Status::Skipped;
    text += fmt::format("{}  {:<20}  {}{}\n", mark_of(finding.status), finding.check,
                        finding.reached ? "" : "not reached: ", finding.title);
    if (tried && !needs_attention(finding) && !finding.detail.empty()) text += fmt::format("{:31}{}\n", "", finding.detail);
  }
  text += "\n== Settings\n" + settings_text(report.settings);
  if (report.validation.transcript.empty()) return text;
  text += "\n== SMTP dialogue (C: this machine, S: the server)\n";
  for (const net::TranscriptLine& line : report.validation.transcript) text += line_of(line) + "\n";
  return text;
}

std::string report_for(std::string_view file_name, const Report& report) {
  const std::string name = model::fold_case(file_name);
  if (name.ends_with(".html") || name.ends_with(".htm")) return html_of(report);
  if (name.ends_with(".json")) return json_of(report).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return text_of(report);
}

}  // namespace smtpcfg::validation
