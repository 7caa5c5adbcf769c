#pragma once

#include <string>
#include <vector>

#include "app/output.h"
#include "app/prompt.h"
#include "model/file_system.h"
#include "model/policy.h"

namespace smtpcfg::app {

/// The console program, without the process around it: parses the arguments (UTF-8, without the program's name), runs one
/// command and returns its exit code. Every outcome is on `output`. `policy`: this machine's, or why it cannot be read.
int run_console(std::vector<std::string> arguments, model::FileSystem& files, const Result<model::Policy>& policy, Output& output,
                Prompt& prompt);

/// Whether the arguments ask for JSON, known before they are parsed: a mistake in them is then reported as JSON too.
bool asks_for_json(const std::vector<std::string>& arguments);

}  // namespace smtpcfg::app
