#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>

#include "model/settings.h"

namespace smtpcfg::validation {

using Json = nlohmann::ordered_json;

enum class Secrets : std::uint8_t { Masked, Revealed };

/// The settings under the fields' own names: strings, except "port" (a number or null) and "enableSsl" (a boolean).
Json json_of(const model::Settings& settings, Secrets secrets = Secrets::Masked);

}  // namespace smtpcfg::validation
