#include <algorithm>
#include <array>
#include <bit>
#include <mutex>

#include "model/file_holders.h"
#include "model/restart_manager.h"
#include "model/system_path.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t most_holders = 100;

template <typename Function>
void find(HMODULE library, const char* name, Function& function) {
  function = std::bit_cast<Function>(GetProcAddress(library, name));
}

// Loaded when it is first needed, from Windows' own folder only.
const RestartManager& system_restart_manager() {
  static const RestartManager manager = [] {
    RestartManager found;
    const HMODULE library = LoadLibraryExW(L"rstrtmgr.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library == nullptr) return found;
    find(library, "RmStartSession", found.start);
    find(library, "RmRegisterResources", found.add);
    find(library, "RmGetList", found.list);
    find(library, "RmEndSession", found.end);
    return found;
  }();
  return manager;
}

class Session {
 public:
  explicit Session(const RestartManager& manager) : manager_(manager) {
    std::array<wchar_t, CCH_RM_SESSION_KEY + 1> key{};
    started_ = manager_.start(&number_, 0, key.data()) == ERROR_SUCCESS;
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    if (started_) manager_.end(number_);
  }
  bool add(const wchar_t* file) { return started_ && manager_.add(number_, 1, &file, 0, nullptr, 0, nullptr) == ERROR_SUCCESS; }
  std::vector<RM_PROCESS_INFO> list() {
    constexpr int attempts = 3;  // somebody may open the file between two of them
    std::vector<RM_PROCESS_INFO> found(4);
    for (int attempt = 0; attempt < attempts; ++attempt) {
      UINT needed = 0;
      auto count = static_cast<UINT>(found.size());
      DWORD reasons = RmRebootReasonNone;
      const DWORD code = manager_.list(number_, &needed, &count, found.data(), &reasons);
      if (code == ERROR_SUCCESS) {
        found.resize(std::min<std::size_t>(count, found.size()));
        return found;
      }
      if (code != ERROR_MORE_DATA || needed > most_holders) return {};
      found.assign(std::max<std::size_t>(needed, found.size()), RM_PROCESS_INFO{});
    }
    return {};
  }

 private:
  const RestartManager& manager_;
  DWORD number_ = 0;
  bool started_ = false;
};

// The array need not end with a NUL.
template <std::size_t size>
std::string text_in(const wchar_t (&array)[size]) {  // NOLINT(modernize-avoid-c-arrays): Windows' own
  return utf8_of(std::wstring(array, std::find(array, array + size, L'\0')));
}

}  // namespace

std::vector<FileHolder> holders_of(const std::wstring& file, const RestartManager& manager) {
  if (!manager.complete()) return {};
  Session session(manager);
  if (!session.add(file.c_str())) return {};
  std::vector<FileHolder> holders;
  for (const RM_PROCESS_INFO& process : session.list()) {
    holders.push_back({.name = text_in(process.strAppName), .process = process.Process.dwProcessId});
  }
  return holders;
}

std::vector<FileHolder> file_holders(const std::filesystem::path& file) {
  static std::mutex one_at_a_time;  // a user may have 64 sessions
  const std::scoped_lock guard(one_at_a_time);
  return holders_of(full_path(file).native(), system_restart_manager());
}

}  // namespace smtpcfg::model
