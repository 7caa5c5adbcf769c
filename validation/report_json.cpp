#include <fmt/chrono.h>
#include <fmt/format.h>

#include "net/versions.h"
#include "validation/report.h"

namespace smtpcfg::validation {

Json json_of(const Finding& finding) {
  Json document = {{"check", finding.check},
                   {"status", name_of(finding.status)},
                   {"title", finding.title},
                   {"detail", finding.detail},
                   {"case", finding.id},
                   {"code", finding.code},
                   {"evidence", finding.evidence},
                   {"remedy", Json(nullptr)},
                   {"elapsedMs", finding.elapsed.count()}};
  if (!finding.remedy.empty()) {
    document["remedy"] = {{"text", finding.remedy.text},
                          {"who", finding.remedy.who},
                          {"powershell", finding.remedy.powershell},
                          {"link", finding.remedy.link}};
  }
  return document;
}

Json json_of(const Report& report) {
  const Validation& validation = report.validation;
  Json findings = Json::array();
  for (const Finding& finding : validation.findings) findings.push_back(json_of(finding));
  Json transcript = Json::array();
  for (const net::TranscriptLine& line : validation.transcript) {
    transcript.push_back({{"atMs", line.elapsed.count() / 1000},
                          {"from", line.speaker == net::TranscriptLine::Speaker::Client ? "client" : "server"},
                          {"text", line.text}});
  }
  Json document = {{"verdict", name_of(validation.verdict)},
                   {"summary", validation.summary},
                   {"cancelled", validation.cancelled},
                   {"origin", report.origin}};
  if (!report.login.empty()) document["login"] = report.login;
  document["file"] = report.file;
  document["program"] = report.program;
  document["libraries"] = net::library_versions();
  document["machine"] = report.machine;
  document["began"] = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(validation.began));
  document["elapsedMs"] = validation.elapsed.count();
  document["settings"] = json_of(report.settings);
  document["findings"] = std::move(findings);
  document["transcript"] = std::move(transcript);
  return document;
}

}  // namespace smtpcfg::validation
