#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/settings_file.h"
#include "model/target.h"

namespace smtpcfg::model {

enum class LayerState : std::uint8_t { Absent, Used, Shadowed, Unreadable };

/// "absent", "used", "shadowed", "unreadable": as JSON has it.
std::string_view name_of(LayerState state);

struct LayerReport {
  Target target;
  LayerState state = LayerState::Absent;
  std::string why;  ///< a sentence for a person
};

/// Who says that the layers come in this order.
enum class OrderSource : std::uint8_t { Documented, Assumed, Organisation };
/// "documented", "assumed", "organisation": as JSON has it.
std::string_view name_of(OrderSource source);
/// A sentence that says so; shown wherever the order matters.
std::string_view words_of(OrderSource source);

/// Which layer counts, decided without its contents.
struct Decision {
  std::vector<LayerReport> layers;
  std::optional<std::size_t> origin;  ///< index of the layer that is used
  std::optional<Error> error;         ///< why none is: NotFound, Unreadable
  std::vector<std::string> warnings;  ///< several groups have an entry
  OrderSource order = OrderSource::Documented;
};

/// Takes the first layer that has settings. `look` reads one layer: fine, NotFound, or why it cannot be read. A layer that is
/// there and cannot be read stops the search: it is not treated as absent, for that would send from another address without
/// a word. `order_is_set`: organisation.xml gives the order.
Decision decide(std::span<const Target> order, const std::function<Result<void>(const Target&)>& look, bool order_is_set = false);

struct Effective {
  LoadedSettings loaded;
  Target origin;
};

/// What resolution found: always every layer it looked at, and the settings or why there are none (errors as in Decision).
struct Resolution {
  std::vector<LayerReport> layers;
  Result<Effective> effective;
  std::vector<std::string> warnings = {};
  OrderSource order = OrderSource::Documented;
};

/// decide(), with the settings of the layer that counts, whole. `load` reads one layer.
Resolution resolve(std::span<const Target> order, const std::function<Result<LoadedSettings>(const Target&)>& load,
                   bool order_is_set = false);

}  // namespace smtpcfg::model
