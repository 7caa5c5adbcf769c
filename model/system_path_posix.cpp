#include "model/system_path.h"

namespace smtpcfg::model {

std::filesystem::path system_path(const std::filesystem::path& path) { return path; }
std::filesystem::path full_path(const std::filesystem::path& path) { return path; }
std::filesystem::path disk_of(const std::filesystem::path& /*system_path*/) { return {}; }

}  // namespace smtpcfg::model
