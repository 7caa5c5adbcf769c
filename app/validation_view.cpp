#include "app/validation_view.h"

#include <fmt/format.h>

#include "app/table.h"
#include "app/text_width.h"

namespace smtpcfg::app {
namespace {

using validation::Finding;
using validation::Status;

Tone tone_of(Status status) {
  switch (status) {
    case Status::Pass:
      return Tone::Good;
    case Status::Warn:
      return Tone::Warning;
    case Status::Fail:
      return Tone::Bad;
    case Status::Skipped:
      break;
  }
  return Tone::Faint;
}

Tone tone_of(validation::Verdict verdict) {
  switch (verdict) {
    case validation::Verdict::Pass:
      return Tone::Good;
    case validation::Verdict::Warn:
      return Tone::Warning;
    case validation::Verdict::Fail:
      break;
  }
  return Tone::Bad;
}

}  // namespace

std::string details_of(const Finding& finding, bool colours) {
  std::string text =
      "\n" + toned(printable(fmt::format("{}: {}", finding.check, finding.title)), tone_of(finding.status), colours) + "\n";
  if (!finding.detail.empty()) text += indented(finding.detail);
  if (!finding.code.empty()) text += indented("Code: " + finding.code);
  if (!finding.evidence.empty()) text += indented("Received: " + finding.evidence);
  const validation::Remedy& remedy = finding.remedy;
  if (remedy.empty()) return text;
  text += indented(toned(fmt::format("What to do{}:", remedy.who.empty() ? "" : " (" + remedy.who + ")"), Tone::Plain, colours) +
                   " " + remedy.text);
  if (!remedy.powershell.empty()) text += "\n" + indented(remedy.powershell) + "\n";
  if (!remedy.link.empty()) text += indented("See " + remedy.link);
  return text;
}

std::string text_of(const validation::Validation& validation, bool colours) {
  Table table({"Status", "Check", "Result", "Time"});
  for (const Finding& finding : validation.findings) {
    const Cell status(std::string(validation::name_of(finding.status)), tone_of(finding.status));
    if (finding.status == Status::Skipped) {
      // The title of one that was not reached says what would have been asked; on its own it would read like an answer.
      table.add({status, finding.check, Cell((finding.reached ? "" : "(not reached) ") + finding.title, Tone::Faint)});
    } else {
      table.add({status, finding.check, finding.title, Cell(fmt::format("{} ms", finding.elapsed.count()), Tone::Faint)});
    }
  }
  std::string text = table.text(colours);
  text += "\n" + toned(printable(validation.summary), tone_of(validation.verdict), colours) + "\n";
  bool cause_told = false;
  for (const Finding& finding : validation.findings) {
    const bool is_cause = finding.status == Status::Fail && !cause_told;
    if (is_cause) text += details_of(finding, colours);
    cause_told = cause_told || is_cause;
  }
  for (const Finding& finding : validation.findings) {
    if (finding.status == Status::Warn) text += details_of(finding, colours);
  }
  return text;
}

}  // namespace smtpcfg::app
