#pragma once

#include <cstddef>
#include <functional>

namespace smtpcfg::model {

/// Calls `each(0)` … `each(count - 1)`, on all processors, and returns when all are done. `each` must not throw and may run on
/// any thread; the calls of few are made here, since a thread costs more than they do.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& each);

}  // namespace smtpcfg::model
