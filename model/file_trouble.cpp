#include "model/file_trouble.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace smtpcfg::model {

namespace {

using enum FileTrouble;

// Microsoft, "System Error Codes"; in the order of the numbers.
constexpr auto windows_errors = std::to_array<std::pair<int, FileTrouble>>({
    {2, Absent},             // ERROR_FILE_NOT_FOUND
    {3, Absent},             // ERROR_PATH_NOT_FOUND; on a drive that is away too, which the Windows body tells apart
    {5, NoPermission},       // ERROR_ACCESS_DENIED
    {15, Unreachable},       // ERROR_INVALID_DRIVE
    {19, ReadOnlyDisk},      // ERROR_WRITE_PROTECT
    {20, Unreachable},       // ERROR_BAD_UNIT
    {21, Unreachable},       // ERROR_NOT_READY
    {23, DiskError},         // ERROR_CRC
    {32, InUse},             // ERROR_SHARING_VIOLATION
    {33, InUse},             // ERROR_LOCK_VIOLATION
    {39, DiskFull},          // ERROR_HANDLE_DISK_FULL
    {51, Unreachable},       // ERROR_REM_NOT_LIST
    {53, Unreachable},       // ERROR_BAD_NETPATH
    {54, Unreachable},       // ERROR_NETWORK_BUSY
    {55, Unreachable},       // ERROR_DEV_NOT_EXIST
    {57, Unreachable},       // ERROR_ADAP_HDW_ERR
    {58, Unreachable},       // ERROR_BAD_NET_RESP
    {59, Unreachable},       // ERROR_UNEXP_NET_ERR
    {64, Unreachable},       // ERROR_NETNAME_DELETED
    {65, NoPermission},      // ERROR_NETWORK_ACCESS_DENIED
    {66, Unreachable},       // ERROR_BAD_DEV_TYPE; Wine's word for a share that it does not have
    {67, Unreachable},       // ERROR_BAD_NET_NAME
    {70, Unreachable},       // ERROR_SHARING_PAUSED
    {71, Unreachable},       // ERROR_REQ_NOT_ACCEP
    {86, NotSignedIn},       // ERROR_INVALID_PASSWORD
    {112, DiskFull},         // ERROR_DISK_FULL
    {121, Unreachable},      // ERROR_SEM_TIMEOUT
    {123, BadName},          // ERROR_INVALID_NAME
    {161, BadName},          // ERROR_BAD_PATHNAME
    {170, InUse},            // ERROR_BUSY
    {206, TooLong},          // ERROR_FILENAME_EXCED_RANGE
    {267, NotAFolder},       // ERROR_DIRECTORY
    {303, InUse},            // ERROR_DELETE_PENDING
    {1112, Unreachable},     // ERROR_NO_MEDIA_IN_DRIVE
    {1117, DiskError},       // ERROR_IO_DEVICE
    {1167, Unreachable},     // ERROR_DEVICE_NOT_CONNECTED
    {1175, InUse},           // ERROR_UNABLE_TO_REMOVE_REPLACED
    {1176, InUse},           // ERROR_UNABLE_TO_MOVE_REPLACEMENT
    {1177, InUse},           // ERROR_UNABLE_TO_MOVE_REPLACEMENT_2
    {1201, Unreachable},     // ERROR_CONNECTION_UNAVAIL
    {1203, Unreachable},     // ERROR_NO_NET_OR_BAD_PATH
    {1219, NotSignedIn},     // ERROR_SESSION_CREDENTIAL_CONFLICT
    {1222, Unreachable},     // ERROR_NO_NETWORK
    {1224, InUse},           // ERROR_USER_MAPPED_FILE
    {1225, Unreachable},     // ERROR_CONNECTION_REFUSED
    {1231, Unreachable},     // ERROR_NETWORK_UNREACHABLE
    {1232, Unreachable},     // ERROR_HOST_UNREACHABLE
    {1236, Unreachable},     // ERROR_CONNECTION_ABORTED
    {1272, NotSignedIn},     // ERROR_SMB_GUEST_LOGON_BLOCKED
    {1295, DiskFull},        // ERROR_DISK_QUOTA_EXCEEDED
    {1311, NotSignedIn},     // ERROR_NO_LOGON_SERVERS
    {1326, NotSignedIn},     // ERROR_LOGON_FAILURE
    {1327, NotSignedIn},     // ERROR_ACCOUNT_RESTRICTION
    {1330, NotSignedIn},     // ERROR_PASSWORD_EXPIRED
    {1331, NotSignedIn},     // ERROR_ACCOUNT_DISABLED
    {1385, NotSignedIn},     // ERROR_LOGON_TYPE_NOT_GRANTED
    {1909, NotSignedIn},     // ERROR_ACCOUNT_LOCKED_OUT
    {2250, Unreachable},     // ERROR_NOT_CONNECTED
    {6009, MarkedReadOnly},  // ERROR_FILE_READ_ONLY
});

FileTrouble trouble_of_standard(std::error_code code) {
  constexpr auto known = std::to_array<std::pair<std::errc, FileTrouble>>({
      {std::errc::no_such_file_or_directory, Absent},
      {std::errc::operation_in_progress, BeingReplaced},
      {std::errc::permission_denied, NoPermission},
      {std::errc::operation_not_permitted, NoPermission},
      {std::errc::read_only_file_system, ReadOnlyDisk},
      {std::errc::no_space_on_device, DiskFull},
      {std::errc::io_error, DiskError},
      {std::errc::is_a_directory, IsFolder},
      {std::errc::not_supported, NotAFile},
      {std::errc::not_a_directory, NotAFolder},
      {std::errc::filename_too_long, TooLong},
      {std::errc::file_too_large, TooLarge},
      {std::errc::no_such_device, Unreachable},
      {std::errc::no_such_device_or_address, Unreachable},
      {std::errc::host_unreachable, Unreachable},
      {std::errc::network_unreachable, Unreachable},
      {std::errc::network_down, Unreachable},
      {std::errc::connection_aborted, Unreachable},
      {std::errc::connection_reset, Unreachable},
      {std::errc::timed_out, Unreachable},
      {std::errc::not_connected, Unreachable},
  });
  const auto* const found = std::ranges::find_if(known, [&](const auto& each) { return code == each.first; });
  return found == known.end() ? Other : found->second;
}

}  // namespace

FileTrouble trouble_of_windows(int code) {
  const auto* const found = std::ranges::find(windows_errors, code, &std::pair<int, FileTrouble>::first);
  return found == windows_errors.end() ? Other : found->second;
}

FileTrouble trouble_of(std::error_code code) {
#ifdef _WIN32
  if (code.category() == std::system_category()) return trouble_of_windows(code.value());
#endif
#ifndef _WIN32
  // The standard has no names for these two.
  if (code.value() == EHOSTDOWN || code.value() == ESTALE) return Unreachable;
#endif
  return trouble_of_standard(code);
}

}  // namespace smtpcfg::model
