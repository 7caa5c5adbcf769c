#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "crypto/age_identity.h"
#include "crypto/result.h"
#include "model/data_protection.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// What keeps the key from whoever can read its file.
enum class KeyProtection : std::uint8_t {
  None,
  Passphrase,
  Machine,  ///< Windows, for one machine
  User,     ///< Windows, for one user
};

/// What opens and seals the settings files of an installation.
struct Key {
  std::vector<crypto::AgeIdentity> identities;   ///< any of them opens
  std::vector<crypto::AgeRecipient> recipients;  ///< all of them can open what is sealed: the key's own, then smtp.recipients
  KeyProtection protection = KeyProtection::None;

  /// "age1q…7f": the first identity's public key, shortened, for messages.
  [[nodiscard]] std::string short_name() const;
};

/// Asks a person for a passphrase; `purpose` is a sentence. Error: Cancelled, or Usage when nobody can be asked.
using AskPassphrase = std::function<Result<crypto::Secret>(const std::string& purpose)>;

/// Reads smtp.key (plain, or sealed with a passphrase or by Windows) and smtp.recipients beside it, if there is one. Asks only
/// for a passphrase. Errors: NotFound; Unreadable when it is no key, the passphrase is wrong, or Windows opens it only elsewhere.
Result<Key> load_key(const FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask);

/// Makes a new key. Errors: Conflict when there is one already (it is never overwritten); NotWritable.
Result<Key> create_key(FileSystem& files, const std::filesystem::path& key_file);

/// Seals the key file with a passphrase in place of its present protection, or takes that off when the passphrase is empty. The
/// previous file is not kept: it would undo the protection. Errors as load_key and save.
Result<void> protect_key(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                         const crypto::Secret& new_passphrase);

/// Lets Windows seal the key file, for this machine or this user, in place of its present protection. The previous file is not
/// kept. Errors as load_key and save; Usage where there is no Windows; NotWritable when Windows refuses.
Result<void> protect_key_by_windows(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                                    ProtectionScope scope);

}  // namespace smtpcfg::model
