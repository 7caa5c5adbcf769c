#include "app/explain_view.h"

#include <fmt/format.h>

#include "app/table.h"
#include "app/text_width.h"
#include "validation/explanation_words.h"

namespace smtpcfg::app {
namespace {

using validation::BookEntry;
using validation::Diagnosis;
using validation::Explanation;
using validation::LoggedError;

std::string heading_of(const Explanation& explanation, bool colours) {
  const std::string heading = validation::heading_of(explanation);
  return toned(printable(heading), explanation.known ? Tone::Bad : Tone::Warning, colours) + "\n";
}

std::string body_of(const Explanation& explanation, bool colours) {
  const Diagnosis& diagnosis = explanation.diagnosis;
  std::string text = indented(diagnosis.cause);
  if (const std::string certainty = validation::certainty_words(diagnosis); !certainty.empty()) text += indented(certainty);
  text += indented(toned(validation::whose_job(diagnosis.remedy), Tone::Strong, colours) + " " + diagnosis.remedy.text);
  if (!diagnosis.remedy.powershell.empty()) text += "\n" + indented(diagnosis.remedy.powershell) + "\n";
  if (!diagnosis.remedy.link.empty()) text += indented("See " + diagnosis.remedy.link);
  return text + indented(toned("Evidence: " + explanation.evidence, Tone::Faint, colours));
}

std::string place_of(std::uint64_t line, const std::string& time) {
  return time.empty() ? fmt::format("line {}", line) : fmt::format("line {} ({})", line, time);
}

}  // namespace

std::string text_of(const Explanation& explanation, bool colours) {
  return heading_of(explanation, colours) + body_of(explanation, colours);
}

Json json_of(const Explanation& explanation) {
  const Diagnosis& diagnosis = explanation.diagnosis;
  return {{"code", explanation.code},
          {"known", explanation.known},
          {"id", diagnosis.id},
          {"title", diagnosis.title},
          {"cause", diagnosis.cause},
          {"certainty", diagnosis.certainty},
          {"evidence", explanation.evidence},
          {"remedy",
           {{"text", diagnosis.remedy.text},
            {"who", diagnosis.remedy.who},
            {"powershell", diagnosis.remedy.powershell},
            {"link", diagnosis.remedy.link}}}};
}

std::string text_of(const LoggedError& error, bool colours) {
  const std::string where =
      error.count == 1 ? fmt::format("Once, in {}.", place_of(error.last_line, error.last_time))
                       : fmt::format("In {} lines, from {} to {}.", error.count, place_of(error.first_line, error.first_time),
                                     place_of(error.last_line, error.last_time));
  return heading_of(error.explanation, colours) + indented(where) + body_of(error.explanation, colours);
}

Json json_of(const LoggedError& error) {
  Json document = json_of(error.explanation);
  document["count"] = error.count;
  document["firstLine"] = error.first_line;
  document["lastLine"] = error.last_line;
  document["firstTime"] = error.first_time;
  document["lastTime"] = error.last_time;
  return document;
}

std::string text_of(const std::vector<BookEntry>& entries, bool colours) {
  Table table({"Code", "What it means", "Whose job"});
  for (const BookEntry& entry : entries) table.add({entry.code, entry.title, entry.who});
  return table.text(colours);
}

Json json_of(const std::vector<BookEntry>& entries) {
  Json list = Json::array();
  for (const BookEntry& entry : entries) {
    list.push_back({{"id", entry.id}, {"code", entry.code}, {"title", entry.title}, {"who", entry.who}});
  }
  return list;
}

}  // namespace smtpcfg::app
