#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::net {

/// One address that a connection was tried to.
struct ConnectAttempt {
  std::string address;       ///< "192.0.2.1" or "2001:db8::1"
  std::string failure = {};  ///< the system's words, "Connection refused"; empty as long as nothing is known
};

/// Listens to libcurl's remarks while it tries the addresses of a host, IPv6 and IPv4 side by side: of several failures its error
/// tells only one. At most 20 are kept.
class ConnectAttempts {
 public:
  /// A line of libcurl's debug text (CURLINFO_TEXT); others than those about addresses are ignored.
  void hear(std::string_view line);
  void forget() { all_.clear(); }
  [[nodiscard]] const std::vector<ConnectAttempt>& all() const { return all_; }

 private:
  std::vector<ConnectAttempt> all_;
};

}  // namespace smtpcfg::net
