#include <sys/prctl.h>
#include <sys/resource.h>

#include "crypto/core_files.h"

namespace smtpcfg::crypto {

void keep_memory_out_of_core_files() {
  constexpr rlimit none{0, 0};
  static_cast<void>(setrlimit(RLIMIT_CORE, &none));
  // A core that goes to a program (core_pattern with "|") does not heed the limit, but does heed this.
  static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

}  // namespace smtpcfg::crypto
