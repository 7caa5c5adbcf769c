#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
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

struct Effective {
  LoadedSettings loaded;
  Target origin;
};

/// What resolution found: always every layer it looked at, and the settings or why there are none.
/// Errors: NotFound when no layer has settings; Unreadable when the layer that would count cannot be read:
/// it is not treated as absent, for that would send from another address without a word.
struct Resolution {
  std::vector<LayerReport> layers;
  Result<Effective> effective;
};

/// Takes the first layer that has settings, whole. `load` reads one layer. The order is the caller's list.
Resolution resolve(std::span<const Target> order, const std::function<Result<LoadedSettings>(const Target&)>& load);

/// The layers that concern a login, strongest first: user file, system file (the vendor's documented order).
std::vector<Target> layer_order(std::string_view login);

}  // namespace smtpcfg::model
