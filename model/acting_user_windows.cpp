#define SECURITY_WIN32
#include <windows.h>
#include <security.h>

#include <array>

#include "model/acting_user.h"
#include "model/process.h"
#include "model/text.h"

namespace smtpcfg::model {

std::string acting_user() {
  // Both names are those of the session: looking up a SID might ask a domain controller, and wait for one that is not there.
  std::array<wchar_t, 512> name{};
  ULONG size = name.size();
  if (GetUserNameExW(NameSamCompatible, name.data(), &size) != 0) return utf8_of(name.data());
  return this_process().user;
}

}  // namespace smtpcfg::model
