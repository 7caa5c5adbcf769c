#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "model/everybody.h"
#include "model/organisation.h"
#include "model/settings_store.h"
#include "model/survey.h"
#include "ui/layer_row.h"

namespace smtpcfg::ui {

/// An installation as it was at one moment: all that the editor knows of it. Never changes; a new look makes a new one.
struct Overview {
  std::filesystem::path installation;
  model::Survey survey;
  model::Organisation organisation;                ///< empty when there is none, or it cannot be read
  std::optional<Error> organisation_error = {};    ///< why it cannot be read; then nobody's effective settings are known
  std::optional<model::Everybody> everybody = {};  ///< who gets what; none with organisation_error
  std::vector<LayerRow> rows = {};
  std::map<model::Target::Kind, std::size_t> present = {};  ///< how many layers of a kind have a file

  /// How many layers of this kind have a file.
  [[nodiscard]] std::size_t count(model::Target::Kind kind) const;
  /// How many entries there are, of all kinds.
  [[nodiscard]] std::size_t entries() const;
};

/// Reads all of it; slow with many, as it opens every file. What cannot be read is part of the answer.
/// Errors: those of the installation; Cancelled when the key's passphrase was not entered.
Result<std::shared_ptr<const Overview>> read_overview(model::SettingsStore& store);

}  // namespace smtpcfg::ui
