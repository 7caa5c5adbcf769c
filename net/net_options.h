#pragma once

#include <chrono>
#include <stop_token>
#include <string>

namespace smtpcfg::net {

/// How a caller wants to wait, and whom it trusts besides the system.
struct NetOptions {
  /// For one step: opening a connection as a whole (name, TCP, TLS, greeting), one HTTP answer, one SMTP reply.
  std::chrono::milliseconds timeout = std::chrono::seconds(20);
  /// PEM certificates trusted in addition to the system's; empty for none. There is no way to trust less carefully than this.
  std::string ca_file = {};
  /// Ends any wait at once (well under 200 ms); the call then answers NetFault::Cancelled.
  std::stop_token stop = {};
};

}  // namespace smtpcfg::net
