#include "app/layers_view.h"

namespace smtpcfg::app {
namespace {

Tone tone_of(model::LayerState state) {
  switch (state) {
    case model::LayerState::Used:
      return Tone::Good;
    case model::LayerState::Unreadable:
      return Tone::Bad;
    case model::LayerState::Absent:
    case model::LayerState::Shadowed:
      break;
  }
  return Tone::Faint;
}

}  // namespace

Json json_of(const std::vector<model::LayerReport>& layers) {
  Json list = Json::array();
  for (const model::LayerReport& layer : layers) {
    list.push_back({{"target", layer.target.text()}, {"state", model::name_of(layer.state)}, {"why", layer.why}});
  }
  return list;
}

Table table_of(const std::vector<model::LayerReport>& layers) {
  Table table({"Layer", "State", "Why"});
  for (const model::LayerReport& layer : layers) {
    table.add({layer.target.text(), Cell(std::string(model::name_of(layer.state)), tone_of(layer.state)), layer.why});
  }
  return table;
}

Json json_of(model::OrderSource source) { return {{"source", model::name_of(source)}, {"note", model::words_of(source)}}; }

}  // namespace smtpcfg::app
