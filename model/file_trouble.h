#pragma once

#include <cstdint>
#include <system_error>

namespace smtpcfg::model {

/// What the system's error about a file comes down to, as far as a person or a caller acts differently on it.
enum class FileTrouble : std::uint8_t {
  Other,
  Absent,          ///< there is no such file or folder, on a disk that was reached
  Unreachable,     ///< the share, its server or the drive is away: what is there is not known
  NotSignedIn,     ///< the server of a share does not take the sign-in
  InUse,           ///< another program has it open
  BeingReplaced,   ///< it is between its old and its new content (replacing.h)
  MarkedReadOnly,  ///< Windows' attribute, not a permission
  NoPermission,
  ReadOnlyDisk,
  DiskFull,
  DiskError,
  IsFolder,
  NotAFile,    ///< a pipe, a device
  NotAFolder,  ///< a part of its path
  TooLong,     ///< its path or name
  BadName,     ///< characters that Windows does not allow
  TooLarge,    ///< more bytes than were asked for
};

/// The one place that reads Windows' error numbers (winerror.h). Libraries take a share that is away for "no such file".
FileTrouble trouble_of_windows(int code);

/// Of an error of FileSystem.
FileTrouble trouble_of(std::error_code code);

/// True only when it is known that there is no such file or folder.
inline bool is_absent(std::error_code code) { return trouble_of(code) == FileTrouble::Absent; }

}  // namespace smtpcfg::model
