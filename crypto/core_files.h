#pragma once

namespace smtpcfg::crypto {

/// Asks the system not to write this process's memory, where secrets are, into a core file (on Windows: an error report) should
/// it crash. To be called first in a program. A system that refuses is none the worse: the program runs as before.
void keep_memory_out_of_core_files();

}  // namespace smtpcfg::crypto
