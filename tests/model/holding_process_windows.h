#pragma once

#include <windows.h>

#include <filesystem>

namespace smtpcfg::model {

/// Another process that has a file open and lets nobody else have it: this program once more, which does nothing but that.
class HoldingProcess {
 public:
  /// Returns when the file is held.
  explicit HoldingProcess(const std::filesystem::path& file);
  HoldingProcess(const HoldingProcess&) = delete;
  HoldingProcess& operator=(const HoldingProcess&) = delete;
  ~HoldingProcess() { let_go(); }
  void let_go();
  [[nodiscard]] DWORD number() const { return number_; }

 private:
  HANDLE process_ = nullptr;
  HANDLE held_ = nullptr;
  HANDLE release_ = nullptr;
  DWORD number_ = 0;
};

/// True under Wine, whose Restart Manager knows nobody and whose disks have no streams.
bool is_wine();

}  // namespace smtpcfg::model
