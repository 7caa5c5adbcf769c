#include "app/web_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/atomic_save.h"
#include "model/text.h"

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

}  // namespace

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
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json list = Json::array();
  for (const model::WebFinding& finding : findings) {
    list.push_back({{"id", finding.id},
                    {"severity", model::name_of(finding.severity)},
                    {"file", text_or_null(finding.file)},
                    {"line", finding.line},
                    {"message", finding.message},
                    {"remedy", finding.remedy},
                    {"fix", text_or_null(finding.fix)}});
  }
  return list;
}

Table table_of(const std::vector<model::WebFinding>& findings) {
  Table table;
  for (const model::WebFinding& finding : findings) {
    const std::string file = finding.file.empty() ? "" : finding.file + " ";
    table.add({Cell(std::string(model::name_of(finding.severity)), tone_of(finding.severity)),
               fmt::format("{}line {}", file, finding.line), finding.message});
    table.add({"", "", Cell("→ " + finding.remedy + (finding.fix.empty() ? "" : " (--fix does it)"), Tone::Faint)});
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

std::ptrdiff_t count_of(const std::vector<model::WebFinding>& findings, WebSeverity severity) {
  return std::ranges::count(findings, severity, &model::WebFinding::severity);
}

Json json_of_lines(const model::WebSite& site) {
  Json list = Json::array();
  for (const model::WebSiteFile* file : site.changed_files()) {
    for (const model::LineChange& each : model::line_changes_of(file->edited)) {
      list.push_back({{"file", model::utf8_of(file->file)},
                      {"line", each.line},
                      {"change", each.added ? "added" : "removed"},
                      {"text", each.text}});
    }
  }
  return list;
}

std::string text_of_lines(const model::WebSite& site, bool colours) {
  std::string text;
  for (const model::WebSiteFile* file : site.changed_files()) {
    if (site.section) text += model::utf8_of(file->file) + ":\n";
    for (const model::LineChange& each : model::line_changes_of(file->edited)) {
      const std::string line = fmt::format("{:>5} {} {}", each.line, each.added ? '+' : '-', each.text);
      text += toned(line, each.added ? Tone::Good : Tone::Bad, colours) + "\n";
    }
  }
  return text;
}

Json json_of_files(const model::WebSite& site) {
  Json list = Json::array();
  for (const model::WebSiteFile* each : site.changed_files()) {
    const std::string file = model::utf8_of(each->file);
    list.push_back({{"file", file}, {"previous", fmt::format("{}{}", file, model::keep_as_bak)}});
  }
  return list;
}

std::string saving_words(const model::WebSite& site, bool written) {
  if (site.changed_files().empty()) return "Nothing differs, so nothing was written.";
  if (!written) return "Dry run: nothing was written.";
  std::string words;
  for (const model::WebSiteFile* each : site.changed_files()) {
    words += fmt::format("{0}Saved {1}. What it replaced is kept as {1}{2}.", words.empty() ? "" : " ",
                         model::utf8_of(each->file), model::keep_as_bak);
  }
  return words;
}

}  // namespace smtpcfg::app
