#pragma once

#include <string>
#include <string_view>

#include "crypto/age_identity.h"
#include "crypto/result.h"
#include "model/data_protection.h"

namespace smtpcfg::model {

/// A smtp.key that Windows' data protection (DPAPI) has sealed, as it stands in its file: docs/file-format.md. All but `sealed`
/// is there to tell a person whose key it is, and nothing vouches for it.
struct DpapiKey {
  ProtectionScope scope = ProtectionScope::Machine;
  ProtectionPlace place;            ///< where it was sealed; `user` only with ProtectionScope::User
  crypto::AgeRecipient public_key;  ///< of the first identity in it
  std::string sealed;               ///< an identity file; what unprotect() opens
};

/// True for a file that begins as such a key does, of whatever version, sound or not.
bool looks_like_dpapi_key(std::string_view bytes);

/// Error: Unreadable, for anything that format_dpapi_key() would not have written. The message says what is wrong and not in
/// which file: "Its format is newer than this smtpcfg."
Result<DpapiKey> parse_dpapi_key(std::string_view bytes);

std::string format_dpapi_key(const DpapiKey& key);

}  // namespace smtpcfg::model
