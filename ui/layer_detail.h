#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/settings_store.h"
#include "ui/overview.h"

namespace smtpcfg::ui {

/// All that the editor shows of one layer.
struct LayerDetail {
  model::Target target;
  std::filesystem::path file;
  Result<model::LoadedSettings> loaded;  ///< NotFound: it has no settings; else why they cannot be read
  std::string who;                 ///< what organisation.xml knows: "Sabine Seller, rep 100017, in the groups West (100042)"
  std::vector<std::string> reach;  ///< reach_of()
};

/// Reads the layer's file; not on the UI thread. What cannot be read is part of the answer.
LayerDetail read_detail(model::SettingsStore& store, const Overview& overview, const model::Target& target);

}  // namespace smtpcfg::ui
