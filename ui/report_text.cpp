#include "ui/report_text.h"

#include <fmt/format.h>

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

}  // namespace smtpcfg::ui
