#include "app/effective_list.h"

#include <fmt/format.h>

#include <map>

#include "app/exit_code.h"
#include "app/layers_view.h"
#include "app/summary_view.h"
#include "app/table.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

/// By name without its case, as the disk has it first.
std::map<std::string, model::Login> logins_of(const model::Survey& survey, const model::Organisation& organisation) {
  std::map<std::string, model::Login> logins;
  const auto add = [&](const std::string& text) {
    const Result<model::Login> login = model::Login::parse(text);
    if (login) logins.emplace(model::fold_case(text), *login);
  };
  for (const model::LayerSummary& layer : survey.layers()) {
    if (layer.target.kind == model::Target::Kind::User) add(layer.target.value);
  }
  for (const model::Rep& rep : organisation.reps()) add(rep.login);
  return logins;
}

struct Line {
  std::string login;
  const model::LayerSummary* used = nullptr;
  model::Decision decision;
};

std::string_view state_of(const Line& line) {
  if (line.used != nullptr) return "used";
  return line.decision.error->kind == ErrorKind::NotFound ? "absent" : "unreadable";
}

Json json_of(const Line& line) {
  Json entry = {{"login", line.login}, {"state", state_of(line)}, {"origin", nullptr}};
  if (line.used == nullptr) {
    entry["why"] = line.decision.error->message;
    return entry;
  }
  entry["origin"] = line.used->target.text();
  entry.update(app::json_of(*line.used));
  return entry;
}

std::vector<Cell> row_of(const Line& line) {
  if (line.used == nullptr) {
    const bool none = line.decision.error->kind == ErrorKind::NotFound;
    return {line.login, none ? Cell("no settings", Tone::Faint) : Cell("unreadable", Tone::Bad)};
  }
  return {line.login, Cell(line.used->target.text(), Tone::Good), std::string(model::name_of(line.used->authentication)),
          server_of(*line.used), line.used->sender};
}

}  // namespace

Result<int> list_effective(Context& context, const model::Survey& survey) {
  const auto loaded = context.organisation();
  if (!loaded) return std::unexpected(loaded.error());
  const model::Organisation& organisation = (*loaded)->organisation();
  const bool order_is_set = !organisation.has_default_order();

  Json list = Json::array();
  Table table({"Login", "Origin", "Method", "Host", "Sender"});
  std::vector<std::string> unreadable;
  model::OrderSource order = order_is_set ? model::OrderSource::Organisation : model::OrderSource::Documented;
  for (const auto& [folded, login] : logins_of(survey, organisation)) {
    Line line{.login = login.text(),
              .decision = survey.decide(model::who_is(organisation, login), organisation.order(), order_is_set)};
    if (line.decision.origin) line.used = survey.find(line.decision.layers[*line.decision.origin].target);
    if (line.decision.order == model::OrderSource::Assumed) order = model::OrderSource::Assumed;
    if (state_of(line) == "unreadable") unreadable.push_back(line.login + ": " + line.decision.error->message);
    if (context.json()) {
      list.push_back(json_of(line));
    } else {
      table.add(row_of(line));
    }
  }

  Output& output = context.output();
  if (context.json()) {
    output.print_document(Json{{"effective", std::move(list)}, {"order", app::json_of(order)}});
  } else {
    output.print(table.text(output.style().result_colours));
    for (const std::string& line : unreadable) output.note(line);
    if (order != model::OrderSource::Documented) output.note(std::string(model::words_of(order)));
  }
  return unreadable.empty() ? exit_code::done : exit_code::warnings;
}

}  // namespace smtpcfg::app
