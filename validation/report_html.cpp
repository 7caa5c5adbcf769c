#include <fmt/chrono.h>
#include <fmt/format.h>

#include "model/fields.h"
#include "net/versions.h"
#include "validation/report.h"

namespace smtpcfg::validation {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, "Segoe UI", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; border-left: .4rem solid; padding-left: .7rem; }
h2 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #8884; }
th { font-weight: 600; white-space: nowrap; }
td { overflow-wrap: anywhere; }
td.time { text-align: right; white-space: nowrap; }
pre { background: #8882; padding: .6rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.4 ui-monospace, Consolas, monospace; }
.pass { color: #17803d; } .warn { color: #a15c00; } .fail { color: #c0212b; } .skipped { color: #888; }
.remedy { border: 1px solid #8886; border-radius: .4rem; padding: .1rem 1rem; }
@media (prefers-color-scheme: dark) { .pass { color: #5bd07f; } .warn { color: #f0b352; } .fail { color: #ff7b80; } }
@media print { body { margin: 0; max-width: none; font-size: 11px; } .remedy, tr { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
  std::string html;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += letter;
    }
  }
  return html;
}

std::string row(std::string_view heading, std::string_view content) {
  return content.empty() ? std::string() : fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", escaped(heading), escaped(content));
}

std::string_view word_for(const Finding& finding) {
  switch (finding.status) {
    case Status::Pass:
      return "passed";
    case Status::Warn:
      return "warning";
    case Status::Fail:
      return "failed";
    case Status::Skipped:
      break;
  }
  return finding.reached ? "skipped" : "not reached";
}

std::string subject(const Report& report) {
  const Validation& validation = report.validation;
  const std::string when = fmt::format("{:%Y-%m-%d %H:%M:%S} UTC, in {:.1f} s", fmt::gmtime(validation.began),
                                       static_cast<double>(validation.elapsed.count()) / 1000);
  return "<table>\n" + row("Login", report.login) + row("Settings from", report.origin) + row("File", report.file) +
         row("Validated", when) + row("Machine", report.machine) +
         row("Program", fmt::format("{} ({})", report.program, net::library_versions())) + "</table>\n";
}

std::string attention(const Finding& finding) {
  std::string html = fmt::format("<h2 class=\"{}\">{}: {}</h2>\n", name_of(finding.status),
                                 finding.status == Status::Fail ? "Failed" : "Warning", escaped(finding.title));
  if (!finding.detail.empty()) html += fmt::format("<p>{}</p>\n", escaped(finding.detail));
  const Remedy& remedy = finding.remedy;
  if (!remedy.empty()) {
    html += fmt::format("<div class=\"remedy\"><p><b>What to do{}</b><br>{}</p>\n",
                        remedy.who.empty() ? "" : escaped(" (" + remedy.who + ")"), escaped(remedy.text));
    if (!remedy.powershell.empty()) html += fmt::format("<pre>{}</pre>\n", escaped(remedy.powershell));
    // Links are ours alone, from diagnosis.xml.
    if (!remedy.link.empty()) html += fmt::format("<p><a href=\"{0}\">{0}</a></p>\n", escaped(remedy.link));
    html += "</div>\n";
  }
  if (!finding.evidence.empty()) html += fmt::format("<p>Received:</p>\n<pre>{}</pre>\n", escaped(finding.evidence));
  return html;
}

std::string checks(const Validation& validation) {
  std::string html = "<h2>Checks</h2>\n<table>\n<tr><th>Status</th><th>Check</th><th>Result</th><th>Time</th></tr>\n";
  for (const Finding& finding : validation.findings) {
    const bool tried = finding.status != Status::Skipped;
    html +=
        fmt::format("<tr{6}><td class=\"{0}\">{1}</td><td>{2}</td><td>{3}{4}</td><td class=\"time\">{5}</td></tr>\n",
                    name_of(finding.status), word_for(finding), escaped(finding.check), escaped(finding.title),
                    tried && finding.status == Status::Pass && !finding.detail.empty() ? "<br>" + escaped(finding.detail) : "",
                    tried ? fmt::format("{} ms", finding.elapsed.count()) : "", tried ? "" : " class=\"skipped\"");
  }
  return html + "</table>\n";
}

std::string settings_table(const model::Settings& settings) {
  std::string html = "<h2>Settings</h2>\n<table>\n";
  for (const model::Field& field : model::fields()) {
    if (!model::is_ignored(field, settings)) html += row(field.label, model::text_of(settings, field));
  }
  return html + "</table>\n";
}

std::string dialogue(const Validation& validation) {
  if (validation.transcript.empty()) return {};
  std::string html = "<h2>SMTP dialogue</h2>\n<p>C: this machine, S: the server; seconds since connecting.</p>\n<pre>";
  for (const net::TranscriptLine& line : validation.transcript) html += escaped(line_of(line)) + "\n";
  return html + "</pre>\n";
}

}  // namespace

std::string html_of(const Report& report) {
  const Validation& validation = report.validation;
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n"
      "<h1 class=\"{2}\">{0}</h1>\n",
      escaped(validation.summary), style, name_of(validation.verdict));
  html += subject(report);
  for (const Status status : {Status::Fail, Status::Warn}) {
    for (const Finding& finding : validation.findings) {
      if (finding.status == status) html += attention(finding);
    }
  }
  return html + checks(validation) + settings_table(report.settings) + dialogue(validation) + "</body>\n</html>\n";
}

}  // namespace smtpcfg::validation
