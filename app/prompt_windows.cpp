#include <windows.h>

#include <string>

#include "app/hidden_line.h"
#include "app/prompt.h"
#include "app/wide_windows.h"

namespace smtpcfg::app {
namespace {

/// The process's console, key by key and without echo as long as this lives.
class HiddenConsole {
 public:
  HiddenConsole() : input_(open(L"CONIN$")), output_(open(L"CONOUT$")) {
    if (GetConsoleMode(input_, &before_) == 0) return;
    constexpr DWORD line_editing = ENABLE_ECHO_INPUT | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT;
    good_ = SetConsoleMode(input_, before_ & ~line_editing) != 0;
  }
  HiddenConsole(const HiddenConsole&) = delete;
  HiddenConsole& operator=(const HiddenConsole&) = delete;
  ~HiddenConsole() {
    if (good_) SetConsoleMode(input_, before_);
    if (input_ != INVALID_HANDLE_VALUE) CloseHandle(input_);
    if (output_ != INVALID_HANDLE_VALUE) CloseHandle(output_);
  }

  [[nodiscard]] bool good() const { return good_; }
  void write(const std::string& text) const {
    const std::wstring wide = widen(text);
    DWORD written = 0;
    WriteConsoleW(output_, wide.data(), static_cast<DWORD>(wide.size()), &written, nullptr);
  }
  bool read(wchar_t& unit) const {
    DWORD count = 0;
    return ReadConsoleW(input_, &unit, 1, &count, nullptr) != 0 && count == 1;
  }

 private:
  static HANDLE open(const wchar_t* name) {
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0,
                       nullptr);
  }
  HANDLE input_;
  HANDLE output_;
  DWORD before_ = 0;
  bool good_ = false;
};

bool is_high_surrogate(wchar_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }

}  // namespace

Result<crypto::Secret> TerminalPrompt::ask_secret(const std::string& question) {
  const HiddenConsole console;
  if (!console.good()) return std::unexpected(no_terminal());
  console.write(question + " ");
  HiddenLine line;
  HiddenLine::State state = HiddenLine::State::Typing;
  std::wstring character;
  while (state == HiddenLine::State::Typing) {
    wchar_t unit = 0;
    if (!console.read(unit)) {
      state = HiddenLine::State::Cancelled;
      break;
    }
    character.push_back(unit);
    if (is_high_surrogate(unit) && character.size() == 1) continue;
    std::string bytes = narrow(character);
    for (const char byte : bytes) {
      if (state == HiddenLine::State::Typing) state = line.feed(byte);
    }
    crypto::wipe(bytes.data(), bytes.size());
    crypto::wipe(character.data(), character.size() * sizeof(wchar_t));
    character.clear();
  }
  console.write("\n");
  if (state == HiddenLine::State::Cancelled) return failure(ErrorKind::Cancelled, "Cancelled; nothing was changed.");
  if (state == HiddenLine::State::TooLong) return failure(ErrorKind::Usage, "What was typed is too long to be a secret.");
  return line.take();
}

}  // namespace smtpcfg::app
