#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/result.h"
#include "validation/exchange_senders.h"

namespace smtpcfg::validation {

/// How an application may send: by a permission on each mailbox, or by a role for a group's members (RBAC for Applications). Not
/// both: facts/exchange-online.md, 0.2 and 10.
enum class ExchangeWay : std::uint8_t { MailboxPermission, RbacForApplications };

/// The PowerShell by which an Exchange administrator lets the applications send from the mailboxes: UTF-8 with LF. It looks
/// before it changes anything, so it may be run again. `object_id` is the enterprise application's, where it is known and there
/// is but one application; without it the script asks Microsoft Graph, or stops until it is filled in. No value can end its
/// literal or its comment.
std::string exchange_script(const ExchangeSenders& senders, ExchangeWay way, std::string_view object_id);

/// Whether this may be the Object ID for these senders; an empty one may. Error: Usage.
Result<void> check_object_id(const ExchangeSenders& senders, std::string_view object_id);

/// The script as the bytes of a .ps1: with Windows' line ends, and with a byte order mark when it is not ASCII, for without one
/// Windows PowerShell 5.1 takes it for another encoding.
std::string exchange_script_file(std::string_view script);

/// A name for that file.
inline constexpr std::string_view exchange_script_name = "exchange-smtp.ps1";

/// A value as part of a comment line: what could end the line, or turn the direction of what is read, is left out.
std::string powershell_comment(std::string_view value);

}  // namespace smtpcfg::validation
