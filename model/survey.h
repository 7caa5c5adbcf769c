#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/layer_summary.h"
#include "model/resolution.h"
#include "model/settings_store.h"
#include "model/who.h"

namespace smtpcfg::model {

/// Every layer of an installation as it was at one moment, read once, to answer who gets what for thousands.
class Survey {
 public:
  /// Reads all of them. Errors: as SettingsStore::targets() and summaries().
  static Result<Survey> take(SettingsStore& store);

  /// The system file, each user's folder, the entries there are.
  [[nodiscard]] std::span<const LayerSummary> layers() const { return layers_; }
  /// nullptr when there is neither a folder nor an entry of this name. A login's case does not matter.
  [[nodiscard]] const LayerSummary* find(const Target& target) const;
  /// As resolve() would decide it.
  [[nodiscard]] Decision decide(const Who& who, const LayerOrder& order = default_layer_order(), bool order_is_set = false) const;

 private:
  explicit Survey(std::vector<LayerSummary> layers);
  std::vector<LayerSummary> layers_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace smtpcfg::model
