#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/settings.h"

namespace smtpcfg::model {

enum class Severity : std::uint8_t { Warning, Error };

/// One thing wrong with one field: what is wrong, and what to enter instead. Never holds a secret's value.
struct Problem {
  std::string_view field;  ///< the field's name in fields.h
  Severity severity;
  std::string message;
  std::string remedy;
};

/// Looks at the settings alone, without network: complete, well-formed, and fitting each other.
/// `today` decides whether secretExpires is past or near. Errors come in the order of fields().
std::vector<Problem> problems_of(const Settings& settings, std::chrono::year_month_day today);
std::vector<Problem> problems_of(const Settings& settings);

}  // namespace smtpcfg::model
