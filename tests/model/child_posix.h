#pragma once

#include <sys/types.h>

#include <functional>

namespace smtpcfg::model {

/// Starts a child process that does `work` and ends with its result as exit code, without any clean-up.
pid_t start_child(const std::function<int()>& work);

/// Waits for its end: the exit code, or minus the signal that killed it.
int end_of(pid_t child);

inline int run_in_child(const std::function<int()>& work) { return end_of(start_child(work)); }

}  // namespace smtpcfg::model
