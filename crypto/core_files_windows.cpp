#include <windows.h>

#include "crypto/core_files.h"

// As in werapi.h, which not every compiler can read as C++. Both are in kernel32.dll.
extern "C" {
__declspec(dllimport) HRESULT WINAPI WerGetFlags(HANDLE process, PDWORD flags);
__declspec(dllimport) HRESULT WINAPI WerSetFlags(DWORD flags);
}

namespace smtpcfg::crypto {

void keep_memory_out_of_core_files() {
  // An unhandled exception then does not invoke Windows Error Reporting at all.
  SetErrorMode(GetErrorMode() | SEM_NOGPFAULTERRORBOX);
  // What is reported all the same, a window that does not respond or a stop that passes by the handlers, leaves out the heap:
  // there the secrets are. Excluding blocks of it (WerRegisterExcludedMemoryBlock) is limited in number and would miss the
  // copies that the windows and libraries make.
  constexpr DWORD no_heap = 1;  // WER_FAULT_REPORTING_FLAG_NOHEAP
  DWORD flags = 0;
  if (FAILED(WerGetFlags(GetCurrentProcess(), &flags))) flags = 0;
  static_cast<void>(WerSetFlags(flags | no_heap));
}

}  // namespace smtpcfg::crypto
