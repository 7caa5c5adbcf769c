#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "model/settings_store.h"

namespace smtpcfg::ui {

/// An installation in a folder of its own.
class InstallationTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override { std::filesystem::remove_all(root_); }

  model::SettingsStore store();
  void save(const model::Target& target, const model::Settings& settings);

  std::filesystem::path root_;
};

}  // namespace smtpcfg::ui
