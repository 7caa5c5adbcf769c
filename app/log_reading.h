#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

#include "crypto/result.h"
#include "model/file_system.h"
#include "validation/log_errors.h"

namespace smtpcfg::app {

/// Reads a log from its beginning to its end, or until it is asked to stop; `progress` hears the bytes read and the file's size,
/// 0 when it has none (a pipe). True when it came to the end.
/// Error: Unreadable, saying why: no such file, a folder, no permission, a disk error.
Result<bool> read_log(const model::FileSystem& files, std::string_view file, const std::stop_token& stop,
                      const std::function<void(std::uintmax_t, std::uintmax_t)>& progress, validation::LogErrors& errors);

}  // namespace smtpcfg::app
