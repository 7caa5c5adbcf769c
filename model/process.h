#pragma once

#include <cstdint>
#include <string>

namespace smtpcfg::model {

/// Who a process is, beyond this machine's life: a process number alone is given out again.
struct ProcessIdentity {
  std::string machine;
  std::string user;
  std::uint64_t process = 0;
  std::uint64_t started = 0;  ///< opaque; differs between two processes with the same number
};

ProcessIdentity this_process();

/// True when that process is still running on this machine. Ask only when `identity.machine` is this machine.
bool is_running(const ProcessIdentity& identity);

}  // namespace smtpcfg::model
