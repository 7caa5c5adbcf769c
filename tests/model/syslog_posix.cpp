#include "model/syslog_posix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::ContainsRegex;

/// What a daemon of the system's log is to a program: a socket that takes messages.
class LogDaemon {
 public:
  LogDaemon() : handle_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket().native().copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(bind(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  LogDaemon(const LogDaemon&) = delete;
  LogDaemon& operator=(const LogDaemon&) = delete;
  ~LogDaemon() { close(handle_); }

  [[nodiscard]] std::filesystem::path socket() const { return folder_.path() / "log"; }
  /// The next message that has arrived; empty when there is none.
  [[nodiscard]] std::string next() const {
    std::string message(10'000, '\0');
    const ssize_t size = recv(handle_, message.data(), message.size(), MSG_DONTWAIT);
    message.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return message;
  }

 private:
  TemporaryFolder folder_;
  int handle_;
};

TEST(Syslog, ALineArrivesWithItsProgramProcessAndTime) {
  const LogDaemon daemon;
  ASSERT_TRUE(send_to_syslog(daemon.socket(), "Müller changed system"));
  // 85: facility authpriv (10), severity notice (5).
  EXPECT_THAT(daemon.next(), ContainsRegex("^<85>[A-Z][a-z][a-z] [ 123][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9] smtpcfg\\[" +
                                           std::to_string(getpid()) + "\\]: Müller changed system$"));
  EXPECT_EQ(daemon.next(), "");
}

TEST(Syslog, ADaemonThatHasFallenBehindIsNotWaitedFor) {
  const LogDaemon daemon;
  int taken = 0;
  while (send_to_syslog(daemon.socket(), "a line")) ++taken;
  EXPECT_GT(taken, 0);
  EXPECT_NE(daemon.next(), "");
  EXPECT_TRUE(send_to_syslog(daemon.socket(), "there is room again"));
}

TEST(Syslog, WithoutADaemonNothingHappens) {
  const TemporaryFolder folder;
  EXPECT_FALSE(send_to_syslog(folder.path() / "log", "a line"));
  put_bytes(folder.path() / "log", "no socket");
  EXPECT_FALSE(send_to_syslog(folder.path() / "log", "a line"));
  EXPECT_EQ(bytes_of(folder.path() / "log"), "no socket");
  EXPECT_FALSE(send_to_syslog(folder.path() / std::string(200, 'x'), "a line"));
}

}  // namespace
}  // namespace smtpcfg::model
