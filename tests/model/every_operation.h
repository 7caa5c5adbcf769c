#pragma once

#include <filesystem>

namespace smtpcfg::model {

/// Makes an installation in the folder, which need not exist, and does there with it what the programs do: save, list, load,
/// save over, wait for a lock, remove, restore, resolve. Everything must work and leave nothing behind.
void expect_every_operation_works(const std::filesystem::path& root);

}  // namespace smtpcfg::model
