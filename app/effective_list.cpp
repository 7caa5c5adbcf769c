#include "app/effective_list.h"

#include "app/exit_code.h"
#include "app/layers_view.h"
#include "app/summary_view.h"
#include "app/table.h"
#include "model/everybody.h"

namespace smtpcfg::app {
namespace {

struct Line {
  const model::Everybody::One& one;
  const model::LayerSummary* used;
};

std::string_view state_of(const Line& line) {
  if (line.used != nullptr) return "used";
  return line.one.decision.error->kind == ErrorKind::NotFound ? "absent" : "unreadable";
}

Json json_of(const Line& line) {
  Json entry = {{"login", line.one.login.text()}, {"state", state_of(line)}, {"origin", nullptr}};
  if (line.used == nullptr) {
    entry["why"] = line.one.decision.error->message;
    return entry;
  }
  entry["origin"] = line.used->target.text();
  entry.update(app::json_of(*line.used));
  return entry;
}

std::vector<Cell> row_of(const Line& line) {
  if (line.used == nullptr) {
    const bool none = line.one.decision.error->kind == ErrorKind::NotFound;
    return {line.one.login.text(), none ? Cell("no settings", Tone::Faint) : Cell("unreadable", Tone::Bad)};
  }
  return {line.one.login.text(), Cell(line.used->target.text(), Tone::Good),
          std::string(model::name_of(line.used->authentication)), server_of(*line.used), line.used->sender};
}

}  // namespace

Result<int> list_effective(Context& context, const model::Survey& survey) {
  const auto loaded = context.organisation();
  if (!loaded) return std::unexpected(loaded.error());
  const model::Everybody everybody(survey, (*loaded)->organisation());

  Json list = Json::array();
  Table table({"Login", "Origin", "Method", "Host", "Sender"});
  std::vector<std::string> unreadable;
  for (const model::Everybody::One& one : everybody.all()) {
    const Line line{.one = one, .used = one.origin() == nullptr ? nullptr : survey.find(*one.origin())};
    if (state_of(line) == "unreadable") unreadable.push_back(one.login.text() + ": " + one.decision.error->message);
    if (context.json()) {
      list.push_back(json_of(line));
    } else {
      table.add(row_of(line));
    }
  }

  Output& output = context.output();
  if (context.json()) {
    output.print_document(Json{{"effective", std::move(list)}, {"order", app::json_of(everybody.order())}});
  } else {
    output.print(table.text(output.style().result_colours));
    for (const std::string& line : unreadable) output.note(line);
    if (everybody.order() != model::OrderSource::Documented) output.note(std::string(model::words_of(everybody.order())));
  }
  return unreadable.empty() ? exit_code::done : exit_code::warnings;
}

}  // namespace smtpcfg::app
