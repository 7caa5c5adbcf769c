#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/settings_store.h"

namespace smtpcfg::ui {

/// One layer of the installation as the main window lists it; every text is for a person.
struct Layer {
  model::Target target;
  bool exists = false;
  std::string state;
  std::string authentication;
  std::string host;
  std::string sender;
  std::string saved;
  std::string note;  ///< why it cannot be read, or what is used instead
};

struct Layers {
  std::filesystem::path installation;
  std::vector<Layer> rows;
};

/// Reads all layers; slow with many, as it opens every file. A file that cannot be read is a row that says why.
/// Errors: those of the installation; Cancelled when the key's passphrase was not entered.
Result<Layers> read_layers(model::SettingsStore& store);

}  // namespace smtpcfg::ui
