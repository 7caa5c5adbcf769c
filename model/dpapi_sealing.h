#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include "crypto/result.h"
#include "model/dpapi_key.h"

namespace smtpcfg::model {

/// The file of a key that Windows seals here, for this machine or this user; opened once already, so that nobody is locked out.
/// `key_file` is for the messages. Errors: Usage where there is no Windows; NotWritable when Windows refuses.
Result<std::string> seal_with_dpapi(const std::filesystem::path& key_file, const crypto::Secret& identity_file,
                                    ProtectionScope scope);

/// What such a file holds.
struct DpapiOpened {
  crypto::Secret identity_file;
  ProtectionScope scope;
};

/// Opens such a file without asking anybody. Error: Unreadable, saying where and by whom it can be opened, or what is wrong with
/// it.
Result<DpapiOpened> open_with_dpapi(const std::filesystem::path& key_file, std::string_view bytes);

/// Why a key does not open. `here` is nothing on a system without data protection, `reason` what Windows said otherwise.
Error not_opened_here(const std::filesystem::path& key_file, const DpapiKey& key, const std::optional<ProtectionPlace>& here,
                      std::error_code reason);

}  // namespace smtpcfg::model
