#include "app/web_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/changes.h"
#include "app/exit_code.h"
#include "model/web_config_state.h"

namespace smtpcfg::app {
namespace {

using model::WebSeverity;

Tone tone_of(WebSeverity severity) {
  switch (severity) {
    case WebSeverity::Note:
      return Tone::Faint;
    case WebSeverity::Warning:
      return Tone::Warning;
    case WebSeverity::Error:
      break;
  }
  return Tone::Bad;
}

std::ptrdiff_t count_of(const std::vector<model::WebFinding>& findings, WebSeverity severity) {
  return std::ranges::count(findings, severity, &model::WebFinding::severity);
}

}  // namespace

std::string_view state_of(const model::WebConfig& config) {
  const pugi::xml_node section = config.oauth_section();
  if (section.empty()) return "absent";
  if (model::is_encrypted(section)) return "encrypted";
  return model::config_source_of(section).empty() ? "present" : "elsewhere";
}

Json web_json_of(const model::Settings& settings, Secrets secrets) {
  const Json all = json_of(settings, secrets);
  Json document = Json::object();
  for (const model::Field& field : model::fields()) {
    if (model::is_in_web_config(field)) document[std::string(field.name)] = all[std::string(field.name)];
  }
  return document;
}

Table web_table_of(const model::Settings& settings, Secrets secrets) {
  Table table;
  for (const model::Field& field : model::fields()) {
    if (!model::is_in_web_config(field)) continue;
    const bool clear = field.secret() && secrets == Secrets::Revealed;
    const std::string value = clear ? std::string(model::secret_of(settings, field).reveal()) : model::text_of(settings, field);
    table.add({std::string(field.name), value.empty() ? Cell("(not set)", Tone::Faint) : Cell(value)});
  }
  return table;
}

Json json_of(const std::vector<model::WebFinding>& findings) {
  Json list = Json::array();
  for (const model::WebFinding& finding : findings) {
    list.push_back({{"id", finding.id},
                    {"severity", model::name_of(finding.severity)},
                    {"line", finding.line},
                    {"message", finding.message},
                    {"remedy", finding.remedy}});
  }
  return list;
}

Table table_of(const std::vector<model::WebFinding>& findings) {
  Table table;
  for (const model::WebFinding& finding : findings) {
    table.add({Cell(std::string(model::name_of(finding.severity)), tone_of(finding.severity)),
               fmt::format("line {}", finding.line), finding.message});
    table.add({"", "", Cell("→ " + finding.remedy, Tone::Faint)});
  }
  return table;
}

std::string summary_of(const std::vector<model::WebFinding>& findings) {
  std::string summary;
  for (const WebSeverity severity : {WebSeverity::Error, WebSeverity::Warning, WebSeverity::Note}) {
    const auto count = count_of(findings, severity);
    if (count == 0) continue;
    summary += fmt::format("{}{} {}{}", summary.empty() ? "" : ", ", count, model::name_of(severity), count == 1 ? "" : "s");
  }
  return summary.empty() ? "nothing" : summary;
}

Json json_of(const std::vector<model::LineChange>& lines) {
  Json list = Json::array();
  for (const model::LineChange& each : lines) {
    list.push_back({{"line", each.line}, {"change", each.added ? "added" : "removed"}, {"text", each.text}});
  }
  return list;
}

std::string text_of(const std::vector<model::LineChange>& lines, bool colours) {
  std::string text;
  for (const model::LineChange& each : lines) {
    const std::string line = fmt::format("{:>5} {} {}", each.line, each.added ? '+' : '-', each.text);
    text += toned(line, each.added ? Tone::Good : Tone::Bad, colours) + "\n";
  }
  return text;
}

int tell(Output& output, const WebOutcome& outcome, const model::EditedWebConfig& edited, const Json& more) {
  const std::vector<model::LineChange> lines = model::line_changes_of(edited);
  std::vector<model::WebFinding> findings = model::check_web_config(edited.after);
  const std::string kept = outcome.written ? outcome.file + ".bak" : "";
  if (output.style().json) {
    const std::vector<Change> changes = changes_between(&edited.settings_before, edited.after.settings());
    Json document = more;
    document.update(Json{{"file", outcome.file},
                         {"written", outcome.written},
                         {"previous", kept},
                         {"changes", json_of(changes)},
                         {"lines", json_of(lines)},
                         {"warnings", outcome.warnings},
                         {"findings", json_of(findings)}});
    output.print_document(document);
  } else {
    output.print(text_of(lines, output.style().result_colours));
    output.note(edited.splices.empty() ? "Nothing differs, so nothing was written."
                : outcome.written      ? fmt::format("Saved {}. What it replaced is kept as {}.", outcome.file, kept)
                                       : "Dry run: nothing was written.");
    for (const std::string& warning : outcome.warnings) output.note("Warning: " + warning);
    std::erase_if(findings, [](const model::WebFinding& each) { return each.severity != WebSeverity::Error; });
    if (!findings.empty()) output.note("Not right yet:");
    for (const model::WebFinding& each : findings) {
      output.note(fmt::format("  line {}: {} {}", each.line, each.message, each.remedy));
    }
  }
  const bool right = count_of(findings, WebSeverity::Error) == 0 && outcome.warnings.empty();
  return right ? exit_code::done : exit_code::warnings;
}

}  // namespace smtpcfg::app
