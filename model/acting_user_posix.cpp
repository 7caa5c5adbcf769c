#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <string>

#include "model/acting_user.h"

namespace smtpcfg::model {

namespace {

// The number where the user has no name.
std::string name_of(uid_t user) {
  std::array<char, 16384> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) return found->pw_name;
  return std::to_string(user);
}

// The user that the session began with, through sudo and su; only root can change it (audit's loginuid, proc(5)).
uid_t user_signed_in() {
  constexpr auto not_known = static_cast<uid_t>(-1);
  uid_t user = not_known;
  std::ifstream file("/proc/self/loginuid");
  return file >> user ? user : not_known;
}

}  // namespace

std::string acting_user() {
  const uid_t effective = geteuid();
  const uid_t started_by = getuid();
  const uid_t signed_in = user_signed_in();
  std::string words = fmt::format("{} (uid {}", name_of(effective), effective);
  if (started_by != effective) words += fmt::format("; started by {}, uid {}", name_of(started_by), started_by);
  const bool known = signed_in != static_cast<uid_t>(-1);
  if (known && signed_in != effective && signed_in != started_by) {
    words += fmt::format("; signed in as {}, uid {}", name_of(signed_in), signed_in);
  }
  return words + ")";
}

}  // namespace smtpcfg::model
