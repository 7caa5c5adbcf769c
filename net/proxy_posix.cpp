#include "net/proxy.h"

namespace smtpcfg::net {

Proxy proxy_of_system(std::string_view /*scheme*/, std::string_view /*host*/, std::chrono::milliseconds /*timeout*/,
                      const std::stop_token& /*stop*/) {
  return {};  // there is nothing but the environment
}

}  // namespace smtpcfg::net
