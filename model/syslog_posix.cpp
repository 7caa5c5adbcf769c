#include "model/syslog_posix.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#include <ctime>
#include <string>

namespace smtpcfg::model {

bool send_to_syslog(const std::filesystem::path& socket, std::string_view line) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& name = socket.native();
  if (name.size() >= sizeof address.sun_path) return false;
  name.copy(address.sun_path, name.size());

  constexpr int priority = LOG_AUTHPRIV | LOG_NOTICE;
  const std::tm now = fmt::localtime(std::time(nullptr));
  const std::string message = fmt::format("<{}>{:%b %e %H:%M:%S} smtpcfg[{}]: {}", priority, now, getpid(), line);
  const int handle = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (handle < 0) return false;
  const bool sent = connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                    send(handle, message.data(), message.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(message.size());
  close(handle);
  return sent;
}

}  // namespace smtpcfg::model
