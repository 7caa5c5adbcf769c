#pragma once

#include <string_view>

#include "crypto/result.h"
#include "model/policy.h"

namespace smtpcfg::model {

/// Where this machine's policy is, for a person: HKEY_LOCAL_MACHINE\Software\Policies\smtpcfg, or /etc/smtpcfg/policy.ini.
std::string_view policy_source();

/// The policy of this machine, one that decides nothing when there is none. Windows: in the registry as Group Policy writes it,
/// in the 64-bit view. Elsewhere: policy_ini.h.
/// Errors: Unreadable when there is one that cannot be read or is not understood; it must never be taken for none.
Result<Policy> policy_of_machine();

}  // namespace smtpcfg::model
