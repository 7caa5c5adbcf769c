#pragma once

#include <string>

namespace smtpcfg::model {

/// Whom this process acts for, as the system knows it; nothing that the environment says.
/// Windows: "CONTOSO\anna". Linux: "anna (uid 1000)", and where another signed in or started the process, that one too: "root
/// (uid 0; signed in as anna, uid 1000)".
std::string acting_user();

}  // namespace smtpcfg::model
