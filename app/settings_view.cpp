#include "app/settings_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/time_text.h"
#include "model/fields.h"

namespace smtpcfg::app {
namespace {

std::string value_of(const model::Settings& settings, const model::Field& field, Secrets secrets) {
  if (field.secret() && secrets == Secrets::Revealed) return std::string(model::secret_of(settings, field).reveal());
  return model::text_of(settings, field);
}

std::string what_ignores(const model::Field& field, const model::Settings& settings) {
  if (model::is_ignored(field, settings.authentication)) return std::string(model::name_of(settings.authentication));
  return model::credential_of(settings) == model::Credential::Certificate ? "a client certificate" : "a client secret";
}

}  // namespace

Json json_of(const std::vector<model::Problem>& problems) {
  Json list = Json::array();
  for (const model::Problem& problem : problems) {
    list.push_back({{"field", problem.field},
                    {"severity", problem.severity == model::Severity::Error ? "error" : "warning"},
                    {"message", problem.message},
                    {"remedy", problem.remedy}});
  }
  return list;
}

Table table_of(const model::Settings& settings, Secrets secrets) {
  Table table;
  for (const model::Field& field : model::fields()) {
    const std::string value = value_of(settings, field, secrets);
    const bool ignored = model::is_ignored(field, settings);
    if (ignored && value.empty()) continue;
    Cell shown = value.empty() ? Cell("(not set)", Tone::Faint) : Cell(value);
    Cell remark = ignored ? Cell("not used with " + what_ignores(field, settings), Tone::Faint) : Cell("");
    table.add({std::string(field.name), std::move(shown), std::move(remark)});
  }
  return table;
}

std::string saved_words(const model::LoadedSettings& loaded) {
  std::string words = "last saved " + local_time(loaded.saved_at);
  if (!loaded.saved_for.empty()) words += " for " + loaded.saved_for;
  return words;
}

bool note_problems(Output& output, const std::vector<model::Problem>& problems) {
  const bool incomplete = std::any_of(problems.begin(), problems.end(),
                                      [](const model::Problem& problem) { return problem.severity == model::Severity::Error; });
  if (!problems.empty()) output.note(incomplete ? "Not complete yet:" : "Worth a look:");
  for (const model::Problem& problem : problems) {
    std::string line = fmt::format("  {}: {}", problem.field, problem.message);
    if (!problem.remedy.empty()) line += " " + problem.remedy;
    output.note(line);
  }
  return !problems.empty();
}

}  // namespace smtpcfg::app
