#include <unistd.h>

#include <array>

#include "net/machine_name.h"

namespace smtpcfg::net {

std::string machine_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0) return {};
  return name.data();
}

}  // namespace smtpcfg::net
