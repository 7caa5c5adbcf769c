#include "net/versions.h"

#include <curl/curl.h>
#include <openssl/crypto.h>

namespace smtpcfg::net {

std::string library_versions() {
  const curl_version_info_data* curl = curl_version_info(CURLVERSION_NOW);
  return "libcurl " + std::string(curl->version) + ", OpenSSL " + OpenSSL_version(OPENSSL_VERSION_STRING);
}

}  // namespace smtpcfg::net
