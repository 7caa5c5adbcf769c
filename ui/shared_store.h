#pragma once

#include <filesystem>
#include <mutex>
#include <optional>

#include "model/settings_store.h"

namespace smtpcfg::ui {

/// Where the windows' settings are, as the person said when starting the program.
struct Place {
  std::optional<std::filesystem::path> installation;  ///< none: SMTPCFG_INSTALLATION, else the nearest one upwards
  std::optional<std::filesystem::path> key_file;
  model::Policy policy;
};

/// The settings of one place, given to one job at a time. Jobs share it, so that it outlives a window closed under them.
class SharedStore {
 public:
  SharedStore(Place place, model::AskPassphrase ask) : place_(std::move(place)), ask_(std::move(ask)) {}

  /// Runs `action(model::SettingsStore&)`, which gives a Result, when no other job uses the store. Not on the UI thread.
  /// Errors: NotFound when there is no installation; those of `action`.
  template <typename Action>
  auto with(Action&& action) -> decltype(action(std::declval<model::SettingsStore&>())) {
    const std::lock_guard guard(mutex_);
    if (const Result<void> opened = open(); !opened) return std::unexpected(opened.error());
    return action(*store_);
  }

 private:
  Result<void> open();

  std::mutex mutex_;
  Place place_;
  model::AskPassphrase ask_;
  std::optional<model::SettingsStore> store_;
};

}  // namespace smtpcfg::ui
