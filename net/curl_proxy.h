#pragma once

#include <curl/curl.h>

#include "net/proxy.h"

namespace smtpcfg::net {

/// Makes the handle take this way and no other: libcurl does not look into the environment any more.
void take_way(CURL* easy, const Proxy& proxy);

}  // namespace smtpcfg::net
