#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>

#include "model/process.h"

namespace smtpcfg::model {

namespace {

// Field 22 of /proc/<pid>/stat: when the process started, in clock ticks since boot (proc(5)); 0 when it runs no longer. The
// command in field 2 may hold blanks and brackets; the fields are counted from its last bracket.
std::uint64_t start_of(std::uint64_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::size_t bracket = content.rfind(')');
  if (bracket == std::string::npos) return 0;
  std::istringstream fields(content.substr(bracket + 1));
  std::string state;
  fields >> state;
  if (state == "Z" || state == "X") return 0;  // it has ended; only its parent has not asked yet
  constexpr int fields_between = 18;
  std::string skipped;
  for (int field = 0; field < fields_between; ++field) fields >> skipped;
  std::uint64_t started = 0;
  fields >> started;
  return started;
}

std::string user_name() {
  const uid_t user = geteuid();
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) return found->pw_name;
  return std::to_string(user);
}

}  // namespace

ProcessIdentity this_process() {
  std::array<char, 256> machine{};
  gethostname(machine.data(), machine.size() - 1);
  const auto process = static_cast<std::uint64_t>(getpid());
  return {.machine = machine.data(), .user = user_name(), .process = process, .started = start_of(process)};
}

bool is_running(const ProcessIdentity& identity) {
  if (identity.process == 0 || (kill(static_cast<pid_t>(identity.process), 0) != 0 && errno == ESRCH)) return false;
  return start_of(identity.process) == identity.started;
}

}  // namespace smtpcfg::model
