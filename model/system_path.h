#pragma once

#include <filesystem>

namespace smtpcfg::model {

/// The path as the system's calls take it: on Windows absolute and with `\\?\` before it, so that it may be longer than 260
/// characters whatever the registry says. For calls only, never shown. Elsewhere the path itself.
std::filesystem::path system_path(const std::filesystem::path& path);

/// The path from the disk or share on, without `.` and `..`. Elsewhere the path itself.
std::filesystem::path full_path(const std::filesystem::path& path);

/// The share or drive that holds a system_path(): `\\?\UNC\server\crm\`, `\\?\Z:\`. Empty for what is neither.
std::filesystem::path disk_of(const std::filesystem::path& system_path);

}  // namespace smtpcfg::model
