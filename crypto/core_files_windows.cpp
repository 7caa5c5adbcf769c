#include <windows.h>

#include "crypto/core_files.h"

namespace smtpcfg::crypto {

void keep_memory_out_of_core_files() { ::SetErrorMode(::GetErrorMode() | SEM_NOGPFAULTERRORBOX); }

}  // namespace smtpcfg::crypto
