#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "app/terminal.h"

namespace smtpcfg::app {
namespace {

int descriptor_of(Stream stream) {
  switch (stream) {
    case Stream::Input:
      return STDIN_FILENO;
    case Stream::Output:
      return STDOUT_FILENO;
    case Stream::Error:
      break;
  }
  return STDERR_FILENO;
}

}  // namespace

std::vector<std::string> utf8_arguments(int argc, char** argv) {
  return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>{};
}

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

void prepare_terminal() {
  // A standard stream that was closed would give its number to the next file opened, and output would land in that file.
  while (true) {
    const int descriptor = ::open("/dev/null", O_RDWR);
    if (descriptor > STDERR_FILENO) ::close(descriptor);
    if (descriptor < 0 || descriptor > STDERR_FILENO) break;
  }
  std::signal(SIGPIPE, SIG_IGN);
}

bool is_terminal(Stream stream) { return ::isatty(descriptor_of(stream)) == 1; }

std::error_code write_to(Stream stream, std::string_view utf8) {
  while (!utf8.empty()) {
    const ssize_t written = ::write(descriptor_of(stream), utf8.data(), utf8.size());
    if (written >= 0) {
      utf8.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return {errno, std::generic_category()};
    }
  }
  return {};
}

Result<crypto::Secret> read_standard_input(std::size_t max_bytes) {
  crypto::Secret content;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count > 0) content.append(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    crypto::wipe(buffer.data(), buffer.size());
    if (count < 0)
      return failure(ErrorKind::Usage, "Standard input cannot be read: " + std::generic_category().message(errno) + ".");
    if (count == 0) return content;
    if (content.size() > max_bytes) return failure(ErrorKind::Usage, "Standard input is longer than is taken here.");
  }
}

}  // namespace smtpcfg::app
