#include "ui/report_text.h"

#include <fmt/format.h>

#include "model/fields.h"
#include "ui/status_icons.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

std::string words(const wxString& text) { return to_utf8(text); }

void add_paragraph(std::string& text, const std::string& heading, const std::string& content) {
  if (content.empty()) return;
  text += fmt::format("\n{}\n{}\n", heading, content);
}

}  // namespace

std::string detail_text(const validation::Finding& finding) {
  const validation::Remedy& remedy = finding.remedy;
  std::string text = finding.title + "\n";
  if (!finding.detail.empty()) text += finding.detail + "\n";
  const std::string todo = words(translated("What to do"));
  add_paragraph(text, remedy.who.empty() ? todo : fmt::format("{} ({})", todo, remedy.who), remedy.text);
  add_paragraph(text, "PowerShell", remedy.powershell);
  add_paragraph(text, words(translated("More about it")), remedy.link);
  add_paragraph(text, words(translated("Code")), finding.code);
  add_paragraph(text, words(translated("The server's words")), finding.evidence);
  return text;
}

std::string settings_text(const model::Settings& settings) {
  std::string text;
  for (const model::Field& field : model::fields()) {
    if (model::is_ignored(field, settings.authentication)) continue;
    text += fmt::format("{}: {}\n", words(translated(field.label)), model::text_of(settings, field));
  }
  return text;
}

std::string report_text(const model::Settings& settings, const validation::Validation& validation) {
  std::string text =
      fmt::format("smtpcfg: {}\n{}\n\n{}", words(translated("validation report")), validation.summary, settings_text(settings));
  for (const validation::Finding& finding : validation.findings) {
    text += fmt::format("\n[{}] {} ({} ms)\n{}", words(word_for(state_of(finding.status))), finding.check,
                        finding.elapsed.count(), detail_text(finding));
  }
  return text;
}

}  // namespace smtpcfg::ui
