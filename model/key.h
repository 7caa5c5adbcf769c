#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "crypto/age_identity.h"
#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// What opens and seals the settings files of an installation.
struct Key {
  std::vector<crypto::AgeIdentity> identities;   ///< any of them opens
  std::vector<crypto::AgeRecipient> recipients;  ///< all of them can open what is sealed: the key's own, then smtp.recipients

  /// "age1q…7f": the first identity's public key, shortened, for messages.
  [[nodiscard]] std::string short_name() const;
};

/// Asks a person for a passphrase; `purpose` is a sentence. Error: Cancelled, or Usage when nobody can be asked.
using AskPassphrase = std::function<Result<crypto::Secret>(const std::string& purpose)>;

/// Reads smtp.key (plain, or sealed with a passphrase) and smtp.recipients beside it, if there is one.
/// Errors: NotFound; Unreadable when it is no key or the passphrase is wrong.
Result<Key> load_key(const FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask);

/// Makes a new key. Errors: Conflict when there is one already (it is never overwritten); NotWritable.
Result<Key> create_key(FileSystem& files, const std::filesystem::path& key_file);

/// Seals the key file with a passphrase, or takes the passphrase off when it is empty. The previous file is not kept:
/// it would undo the protection. Errors as load_key and save.
Result<void> protect_key(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                         const crypto::Secret& new_passphrase);

}  // namespace smtpcfg::model
