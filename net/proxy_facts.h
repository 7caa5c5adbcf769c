#pragma once

#include <string>

namespace smtpcfg::net {

/// Which way to a server was taken. Nothing in it is secret.
struct ProxyFacts {
  std::string shown = {};    ///< "http://proxy.contoso.com:3128", without user name and password; empty for the direct way
  std::string origin = {};   ///< what names it: "https_proxy", "Windows' proxy settings"; empty when nothing is set
  std::string problem = {};  ///< why the setting could not be followed, so that the direct way is taken; usually empty

  [[nodiscard]] bool used() const { return !shown.empty(); }
};

}  // namespace smtpcfg::net
