#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::model {

/// The kinds of layers that settings can come from. facts/aurea-crm.md, "Precedence".
enum class LayerKind : std::uint8_t { User, Rep, Group, Station, Global, System };

/// The word that organisation.xml and JSON have for it: "user", "rep", "group", "station", "global", "system".
std::string_view name_of(LayerKind kind);

/// Error: Usage, with the words that exist.
Result<LayerKind> parse_layer_kind(std::string_view text);

/// Which layer counts before which, strongest first.
using LayerOrder = std::vector<LayerKind>;

/// user, rep, group, station, global, system. The vendor documents that the user's file comes before the system's;
/// the rest is our assumption.
const LayerOrder& default_layer_order();

/// Words separated by blanks, each kind exactly once. Error: Usage, naming what is unknown, missing or repeated.
Result<LayerOrder> parse_layer_order(std::string_view text);

/// The words, separated by one blank.
std::string text_of(const LayerOrder& order);

}  // namespace smtpcfg::model
