#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "app/hidden_line.h"
#include "app/prompt.h"

namespace smtpcfg::app {
namespace {

/// The controlling terminal, key by key and without echo as long as this lives. Signals by keys are off too, for a Ctrl+C that
/// ended the process here would leave the shell without echo.
class HiddenTerminal {
 public:
  HiddenTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    if (descriptor_ < 0 || ::tcgetattr(descriptor_, &before_) != 0) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
    hidden.c_cc[VMIN] = 1;
    hidden.c_cc[VTIME] = 0;
    good_ = ::tcsetattr(descriptor_, TCSAFLUSH, &hidden) == 0;
  }
  HiddenTerminal(const HiddenTerminal&) = delete;
  HiddenTerminal& operator=(const HiddenTerminal&) = delete;
  ~HiddenTerminal() {
    if (good_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] bool good() const { return good_; }
  void write(std::string_view text) const {
    [[maybe_unused]] const ssize_t count = ::write(descriptor_, text.data(), text.size());
  }
  /// False when the terminal is gone.
  bool read(char& byte) const {
    ssize_t count = 0;
    do count = ::read(descriptor_, &byte, 1);
    while (count < 0 && errno == EINTR);
    return count == 1;
  }

 private:
  int descriptor_;
  termios before_{};
  bool good_ = false;
};

}  // namespace

Result<crypto::Secret> TerminalPrompt::ask_secret(const std::string& question) {
  const HiddenTerminal terminal;
  if (!terminal.good()) return std::unexpected(no_terminal());
  terminal.write(question + " ");
  HiddenLine line;
  HiddenLine::State state = HiddenLine::State::Typing;
  char byte = 0;
  while (state == HiddenLine::State::Typing) {
    state = terminal.read(byte) ? line.feed(byte) : HiddenLine::State::Cancelled;
    crypto::wipe(&byte, 1);
  }
  terminal.write("\n");
  if (state == HiddenLine::State::Cancelled) return failure(ErrorKind::Cancelled, "Cancelled; nothing was changed.");
  if (state == HiddenLine::State::TooLong) return failure(ErrorKind::Usage, "What was typed is too long to be a secret.");
  return line.take();
}

}  // namespace smtpcfg::app
