#include "model/resolution.h"

#include <fmt/format.h>

namespace smtpcfg::model {

std::string_view name_of(LayerState state) {
  switch (state) {
    case LayerState::Absent:
      return "absent";
    case LayerState::Used:
      return "used";
    case LayerState::Shadowed:
      return "shadowed";
    case LayerState::Unreadable:
      return "unreadable";
  }
  return {};
}

Resolution resolve(std::span<const Target> order, const std::function<Result<LoadedSettings>(const Target&)>& load) {
  Resolution resolution{.layers = {},
                        .effective = failure(ErrorKind::NotFound, "No layer has SMTP settings.",
                                             "Save settings for this user, or make the system-wide smtp.cfg.")};
  const Target* decided = nullptr;  // the layer that counts, readable or not
  for (const Target& target : order) {
    LayerReport& report = resolution.layers.emplace_back(target);
    Result<LoadedSettings> loaded = load(target);
    if (!loaded && loaded.error().kind == ErrorKind::NotFound) {
      report.why = "There is no such file.";
      continue;
    }
    if (decided != nullptr) {
      report.state = loaded ? LayerState::Shadowed : LayerState::Unreadable;
      report.why = loaded ? fmt::format("Not used: {} comes first.", decided->words())
                          : fmt::format("Not needed, since {} comes first, but: {}", decided->words(), loaded.error().message);
      continue;
    }
    decided = &target;
    if (loaded) {
      report.state = LayerState::Used;
      report.why = "The first layer that has settings.";
      resolution.effective = Effective{.loaded = std::move(*loaded), .origin = target};
    } else {
      report.state = LayerState::Unreadable;
      report.why = loaded.error().message;
      resolution.effective = std::unexpected(loaded.error());
    }
  }
  return resolution;
}

std::vector<Target> layer_order(std::string_view login) { return {Target::user(std::string(login)), Target::system()}; }

}  // namespace smtpcfg::model
