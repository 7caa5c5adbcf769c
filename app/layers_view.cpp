#include "app/layers_view.h"

#include <fmt/format.h>

#include "app/text_width.h"

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

std::string step_of(const model::LayerReport& layer) {
  switch (layer.state) {
    case model::LayerState::Used:
      return fmt::format("{} has settings, and is the first that does: these are used.", layer.target.words());
    case model::LayerState::Absent:
      return fmt::format("{} does not exist, so the next layer is looked at.", layer.target.words());
    case model::LayerState::Shadowed:
      return fmt::format("{} has settings too, but is not used: an earlier layer has some.", layer.target.words());
    case model::LayerState::Unreadable:
      return fmt::format("{} cannot be read. {}", layer.target.words(), layer.why);
  }
  return {};
}

std::string unknown_parts(const model::Who& who) {
  std::string text;
  if (who.rep.empty()) {
    text += fmt::format("No rep is known for {}: organisation.xml names none, and --rep was not given.\n", who.words());
  } else if (who.groups.empty()) {
    text += fmt::format("No rep group is known for {}.\n", who.words());
  }
  if (!who.station) text += "No station was given (--station); station entries are left out.\n";
  return text;
}

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
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

const model::LayerReport* next_after_used(const model::Resolution& resolution) {
  bool passed = false;
  for (const model::LayerReport& layer : resolution.layers) {
    if (passed && layer.state != model::LayerState::Absent) return &layer;
    passed = passed || layer.state == model::LayerState::Used;
  }
  return nullptr;
}

std::string explanation_of(const model::Who& who, const model::Resolution& resolution) {
  std::string text = fmt::format("How the settings of {} are found:\n", who.words());
  std::size_t number = 0;
  for (const model::LayerReport& layer : resolution.layers) {
    text += fmt::format("  {}. {}\n", ++number, printable(capitalised(step_of(layer))));
  }
  const bool stopped = !resolution.effective && resolution.effective.error().kind != ErrorKind::NotFound;
  if (stopped) {
    text += "A file that cannot be read is never passed over: mail would leave from another address without a word.\n";
  } else if (!resolution.effective) {
    text += fmt::format("So {} has no SMTP settings.\n", who.words());
  } else if (const model::LayerReport* const next = next_after_used(resolution)) {
    text += fmt::format("Without {}, {} would be used.\n", resolution.effective->origin.words(), next->target.words());
  } else {
    text += fmt::format("Without {}, there would be no settings.\n", resolution.effective->origin.words());
  }
  return text + unknown_parts(who) + "Settings come whole from one layer. " + std::string(model::words_of(resolution.order)) +
         "\n";
}

}  // namespace smtpcfg::app
