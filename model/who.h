#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/layer_kind.h"
#include "model/login.h"
#include "model/organisation.h"
#include "model/target.h"

namespace smtpcfg::model {

/// Who asks for settings, as far as it is known; what is not known has no layer.
struct Who {
  std::optional<Login> login = {};
  std::string rep = {};                  ///< id; empty when not known
  std::vector<std::string> groups = {};  ///< ids, strongest first: rights group, organisational group, project groups by id
  std::optional<int> station = {};

  /// "SSELLER", else "rep 100017", "station 12", "group 100042", "anybody".
  [[nodiscard]] std::string words() const;
};

/// What the organisation knows of this login: its rep, and the rep's groups.
Who who_is(const Organisation& organisation, const Login& login);

/// The groups of a rep in the order in which they count.
std::vector<std::string> groups_of(const Rep& rep);

/// The layers that concern this person, strongest first.
std::vector<Target> layer_order(const Who& who, const LayerOrder& order = default_layer_order());

}  // namespace smtpcfg::model
