#pragma once

#include <string>

namespace smtpcfg::app {

/// "smtpcfg 1.0.0".
std::string program_name();

}  // namespace smtpcfg::app
