#include "model/survey.h"

#include "model/text.h"

namespace smtpcfg::model {

namespace {
std::string name_in_map(const Target& target) { return fold_case(target.text()); }
}  // namespace

Survey::Survey(std::vector<LayerSummary> layers) : layers_(std::move(layers)) {
  by_name_.reserve(layers_.size());
  for (std::size_t index = 0; index < layers_.size(); ++index) by_name_.emplace(name_in_map(layers_[index].target), index);
}

Result<Survey> Survey::take(SettingsStore& store) {
  const Result<std::vector<Target>> targets = store.targets();
  if (!targets) return std::unexpected(targets.error());
  Result<std::vector<LayerSummary>> layers = store.summaries(*targets);
  if (!layers) return std::unexpected(std::move(layers.error()));
  return Survey(std::move(*layers));
}

const LayerSummary* Survey::find(const Target& target) const {
  const auto found = by_name_.find(name_in_map(target));
  return found == by_name_.end() ? nullptr : &layers_[found->second];
}

Decision Survey::decide(const Who& who, const LayerOrder& order, bool order_is_set) const {
  const auto look = [this](const Target& target) -> Result<void> {
    const LayerSummary* const layer = find(target);
    if (layer == nullptr || layer->state == LayerSummary::State::Absent) return failure(ErrorKind::NotFound, {});
    if (layer->error) return std::unexpected(*layer->error);
    return {};
  };
  return model::decide(layer_order(who, order), look, order_is_set);
}

}  // namespace smtpcfg::model
