#include "app/summary_view.h"

#include <fmt/format.h>

#include "app/time_text.h"

namespace smtpcfg::app {

using enum model::LayerSummary::State;

std::string_view name_of(model::LayerSummary::State state) {
  switch (state) {
    case Absent:
      return "absent";
    case Present:
      return "present";
    case Unreadable:
      return "unreadable";
  }
  return {};
}

Json json_of(const model::LayerSummary& layer) {
  if (layer.error) return {{"why", layer.error->message}};
  if (layer.state == Absent) return Json::object();
  return {{"authentication", model::name_of(layer.authentication)},
          {"host", layer.host},
          {"port", layer.port == 0 ? Json(nullptr) : Json(layer.port)},
          {"sender", layer.sender},
          {"savedAt", utc_time(layer.saved_at)},
          {"savedFor", layer.saved_for}};
}

std::string server_of(const model::LayerSummary& layer) {
  return layer.port == 0 ? layer.host : fmt::format("{}:{}", layer.host, layer.port);
}

std::vector<Cell> row_of(const model::LayerSummary& layer) {
  const std::string target = layer.target.text();
  if (layer.state == Absent) return {target, Cell("absent", Tone::Faint)};
  if (layer.state == Unreadable) return {target, Cell("unreadable", Tone::Bad)};
  return {target,       Cell("present", Tone::Good), std::string(model::name_of(layer.authentication)), server_of(layer),
          layer.sender, local_time(layer.saved_at)};
}

}  // namespace smtpcfg::app
