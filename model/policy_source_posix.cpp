#include "model/file_system.h"
#include "model/policy_ini.h"
#include "model/policy_source.h"

namespace smtpcfg::model {

namespace {
constexpr std::string_view policy_file = "/etc/smtpcfg/policy.ini";
}  // namespace

std::string_view policy_source() { return policy_file; }

Result<Policy> policy_of_machine() { return read_policy_ini(system_files(), policy_file); }

}  // namespace smtpcfg::model
