#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "model/authentication.h"
#include "model/settings_file.h"
#include "model/target.h"

namespace smtpcfg::model {

/// What a list shows of one layer; no secrets.
struct LayerSummary {
  enum class State : std::uint8_t { Absent, Present, Unreadable };

  Target target = Target::system();
  State state = State::Absent;
  std::optional<Error> error = {};  ///< why it is unreadable
  Authentication authentication = Authentication::OAuth2;
  std::string host = {};
  int port = 0;
  std::string sender = {};  ///< the address
  std::string saved_for = {};
  std::chrono::system_clock::time_point saved_at = {};
};

LayerSummary summary_of(const Target& target, const Result<LoadedSettings>& loaded);

}  // namespace smtpcfg::model
