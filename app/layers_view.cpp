#include "app/layers_view.h"

#include <fmt/format.h>

#include "app/text_width.h"
#include "model/fields.h"
#include "model/login.h"

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

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

}  // namespace

Result<model::Resolution> resolve_login(Context& context, const std::string& login) {
  const Result<model::Login> parsed = model::Login::parse(login);
  if (!parsed) return std::unexpected(parsed.error());
  if (const auto here = context.installation(); !here) return std::unexpected(here.error());
  const auto store = context.store();
  if (!store) return std::unexpected(store.error());
  model::Resolution resolution = (*store)->resolve({.login = *parsed});
  if (resolution.effective) model::add_secrets(resolution.effective->loaded.settings, context.output().redactor());
  return resolution;
}

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

std::string explanation_of(const std::string& login, const model::Resolution& resolution) {
  std::string text = fmt::format("How the settings of {} are found:\n", login);
  std::size_t number = 0;
  for (const model::LayerReport& layer : resolution.layers) {
    text += fmt::format("  {}. {}\n", ++number, printable(capitalised(step_of(layer))));
  }
  const bool stopped = !resolution.effective && resolution.effective.error().kind != ErrorKind::NotFound;
  if (stopped) {
    text += "A file that cannot be read is never passed over: mail would leave from another address without a word.\n";
  } else if (!resolution.effective) {
    text += fmt::format("So {} has no SMTP settings.\n", login);
  }
  text +=
      "Settings come whole from one layer. That a user's file comes before the system-wide one is documented by the vendor.\n";
  return text;
}

}  // namespace smtpcfg::app
