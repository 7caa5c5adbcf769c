#pragma once

#include <string>

namespace smtpcfg::net {

/// The libraries that speak with servers, as this process has them: "libcurl 7.88.1, OpenSSL 3.0.19".
std::string library_versions();

}  // namespace smtpcfg::net
