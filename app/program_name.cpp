#include "app/program_name.h"

namespace smtpcfg::app {

std::string program_name() { return "smtpcfg " SMTPCFG_VERSION; }

}  // namespace smtpcfg::app
