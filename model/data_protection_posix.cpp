#include "model/data_protection.h"

namespace smtpcfg::model {

namespace {
std::unexpected<std::error_code> not_here() { return std::unexpected(std::make_error_code(std::errc::not_supported)); }
}  // namespace

std::optional<ProtectionPlace> protection_place() { return std::nullopt; }

std::expected<std::string, std::error_code> protect(const crypto::Secret& /*content*/, ProtectionScope /*scope*/) {
  return not_here();
}

std::expected<crypto::Secret, std::error_code> unprotect(std::string_view /*sealed*/) { return not_here(); }

bool is_on_share(const std::filesystem::path& /*path*/) { return false; }

}  // namespace smtpcfg::model
