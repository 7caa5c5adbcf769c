#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::net {

/// What the system calls this machine; may be anything, or empty.
std::string machine_name();

/// The name to greet with: the machine's where it is a host name (RFC 1123), else "localhost".
/// Servers refuse greetings with underscores or umlauts, which Windows allows in a computer's name.
std::string ehlo_name(std::string_view machine);

}  // namespace smtpcfg::net
