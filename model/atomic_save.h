#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/file_system.h"

namespace smtpcfg::model {

/// What a writer believes to be in a file's place: a fingerprint of its bytes, or nothing for "no file".
using Expected = std::optional<crypto::Sha256>;

/// The suffix under which the previous file is kept.
inline constexpr std::string_view keep_as_bak = ".bak";

/// Saves so that nothing is lost: takes `<file>.lock`, compares with what the writer read, writes beside, flushes, keeps the
/// previous file as `<file><keep_as>` (not at all when that is empty), replaces atomically with mode, owner and access list kept,
/// flushes the folder. Whatever fails or is cut off, a reader finds the old bytes or the new ones. Errors: Conflict when the file
/// is not what the writer believes; Locked; NotWritable.
Result<void> save_atomically(FileSystem& files, const std::filesystem::path& file, std::string_view bytes,
                             const Expected& expected, std::string_view keep_as = keep_as_bak);

/// Removes under the same lock and comparison, keeping the file as `<file>.bak`.
Result<void> remove_atomically(FileSystem& files, const std::filesystem::path& file, const crypto::Sha256& expected);

/// Puts `<file>.bak` back into the empty place of a file that was removed, under the same lock and with all that was kept of it.
/// `removed` is the fingerprint of what was removed. Errors: Conflict when there is a file in the place again, or `<file>.bak`
/// holds something else by now; NotFound when it is gone; Unreadable; Locked; NotWritable.
Result<void> restore_atomically(FileSystem& files, const std::filesystem::path& file, const crypto::Sha256& removed);

}  // namespace smtpcfg::model
