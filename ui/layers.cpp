#include "ui/layers.h"

#include <fmt/format.h>
#include <wx/datetime.h>

#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

std::string words(const wxString& text) { return to_utf8(text); }

void describe(Layer& layer, const model::LoadedSettings& loaded) {
  const model::Settings& settings = loaded.settings;
  layer.exists = true;
  layer.state = words(translated("has settings"));
  layer.authentication = std::string(model::name_of(settings.authentication));
  layer.host = settings.port == 0 ? settings.host : fmt::format("{}:{}", settings.host, settings.port);
  layer.sender = settings.sender_address;
  layer.saved = words(wxDateTime(std::chrono::system_clock::to_time_t(loaded.saved_at)).FormatISOCombined(' '));
}

}  // namespace

Result<Layers> read_layers(model::SettingsStore& store) {
  const Result<std::vector<model::Target>> targets = store.targets();
  if (!targets) return std::unexpected(targets.error());
  Layers layers{.installation = store.installation()->root(), .rows = {}};
  bool system_exists = false;
  for (const model::Target& target : *targets) {
    Layer& layer = layers.rows.emplace_back(target);
    const Result<model::LoadedSettings> loaded = store.load(target);
    if (loaded) {
      describe(layer, *loaded);
    } else if (loaded.error().kind == ErrorKind::Cancelled) {
      return std::unexpected(loaded.error());
    } else if (loaded.error().kind == ErrorKind::NotFound) {
      layer.state = words(translated("no settings"));
      if (target.kind == model::Target::Kind::User && system_exists) layer.note = words(translated("The system's are used."));
    } else {
      layer.exists = true;
      layer.state = words(translated("unreadable"));
      layer.note = loaded.error().message;
    }
    if (target.kind == model::Target::Kind::System) system_exists = layer.exists;
  }
  return layers;
}

}  // namespace smtpcfg::ui
