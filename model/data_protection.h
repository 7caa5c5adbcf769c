#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "crypto/secret.h"

namespace smtpcfg::model {

/// Who can open what Windows' data protection (DPAPI) has sealed: CryptProtectData keeps the keys for it, nobody enters one.
enum class ProtectionScope : std::uint8_t {
  Machine,  ///< everybody on this machine who can read what was sealed
  User,     ///< this user
};

/// For whom Windows would seal here. Only to tell a person; Windows itself goes by identifiers of its own.
struct ProtectionPlace {
  std::string machine;
  std::string user;  ///< "CONTOSO\sseller"
};

/// Nothing on a system that has no data protection.
std::optional<ProtectionPlace> protection_place();

/// Seals without asking anybody. Errors: the system's; not_supported where there is no data protection.
std::expected<std::string, std::error_code> protect(const crypto::Secret& content, ProtectionScope scope);

/// Opens what protect() sealed; the scope is part of it. Errors: the system's, with invalid data and a foreign or lost key not
/// always told apart; not_supported where there is no data protection.
std::expected<crypto::Secret, std::error_code> unprotect(std::string_view sealed);

/// True when the path is on a share, where other machines find it too. Only asked where there is data protection.
bool is_on_share(const std::filesystem::path& path);

}  // namespace smtpcfg::model
