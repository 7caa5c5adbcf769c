#include "net/curl_proxy.h"

namespace smtpcfg::net {

void take_way(CURL* easy, const Proxy& proxy) {
  crypto::Secret terminated = proxy.url.clone();
  terminated.append(std::string_view("\0", 1));
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the zero is there
  curl_easy_setopt(easy, CURLOPT_PROXY, terminated.reveal().data());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
}

}  // namespace smtpcfg::net
