#include <windows.h>

#include <array>
#include <cstddef>
#include <string>

#include "model/acting_user.h"
#include "model/change_log.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

// The process' user as the event log wants it.
class UserOfProcess {
 public:
  UserOfProcess() {
    HANDLE token = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token) == 0) return;
    DWORD used = 0;
    known_ = GetTokenInformation(token, TokenUser, buffer_.data(), static_cast<DWORD>(buffer_.size()), &used) != 0;
    CloseHandle(token);
  }
  /// nullptr when it is not known.
  PSID sid() { return known_ ? reinterpret_cast<TOKEN_USER*>(buffer_.data())->User.Sid : nullptr; }

 private:
  alignas(TOKEN_USER) std::array<std::byte, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> buffer_{};
  bool known_ = false;
};

// The event viewer would put something of its own in the place of %1 or %%1.
std::wstring line_of(const Change& change) {
  std::string text = text_of(change, acting_user());
  for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + 2)) text.insert(at + 1, 1, ' ');
  return path_of(text).wstring();
}

class EventLog : public ChangeLog {
  void write(const Change& change) override {
    const std::wstring line = line_of(change);
    const HANDLE source = RegisterEventSourceW(nullptr, L"smtpcfg");
    if (source == nullptr) return;
    const wchar_t* texts = line.c_str();
    UserOfProcess user;
    ReportEventW(source, EVENTLOG_INFORMATION_TYPE, 0, static_cast<DWORD>(change.kind), user.sid(), 1, 0, &texts, nullptr);
    DeregisterEventSource(source);
  }
};

}  // namespace

ChangeLog& system_change_log() {
  static EventLog log;
  return log;
}

}  // namespace smtpcfg::model
