#include "net/curl_failure.h"

#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_detail = 500;

NetPhase phase_of(CURL* easy, const TlsProbe& probe, CURLcode code) {
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) return NetPhase::Tls;
  if (elapsed_of(easy, CURLINFO_PRETRANSFER_TIME_T).count() > 0) return NetPhase::Exchange;
  if (probe.started_at()) return probe.finished_at() ? NetPhase::Exchange : NetPhase::Tls;
  if (elapsed_of(easy, CURLINFO_NAMELOOKUP_TIME_T).count() == 0) return NetPhase::Name;
  return elapsed_of(easy, CURLINFO_CONNECT_TIME_T).count() == 0 ? NetPhase::Connect : NetPhase::Exchange;
}

/// Before the tunnel stands there is nobody else to speak with.
bool is_the_proxys(const NetError& error, const TlsProbe& probe, CURLcode code) {
  if (error.proxy_status >= 300) return code == CURLE_RECV_ERROR || code == CURLE_COULDNT_CONNECT;
  if (!error.proxy.used() || error.proxy_status != 0 || probe.started_at()) return false;
  switch (error.fault) {
    case NetFault::NameNotFound:
    case NetFault::Refused:
    case NetFault::NotReached:
    case NetFault::Timeout:
    case NetFault::ConnectionLost:
    case NetFault::Protocol:
      return true;
    default:
      return false;
  }
}

/// The text without the user name and password of the proxy's address; libcurl's buffer may end within it.
std::string without_credentials_of(const Proxy& proxy, std::string text) {
  const std::string_view url = proxy.url.reveal();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view there = std::string_view(text).substr(at, url.size());
    const bool whole = there == url;
    const bool cut_off = at + there.size() == text.size() && there.find(':') != std::string_view::npos && url.starts_with(there);
    if (!url.empty() && (whole || cut_off)) return text.replace(at, there.size(), proxy.facts.shown);
  }
  return text;
}

}  // namespace

NetError describe_failure(const Transfer& transfer, TlsProbe& probe, CURLcode code, const Proxy& proxy,
                          const ConnectAttempts& attempts) {
  CURL* easy = transfer.easy();
  NetError error;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error.system_code);
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &error.proxy_status);
  const std::string text = without_credentials_of(proxy, transfer.error_text());
  error.fault = fault_of(code, error.system_code);
  error.phase = phase_of(easy, probe, code);
  error.detail = printable(text.empty() ? curl_easy_strerror(code) : text, max_detail);
  error.curl_code = static_cast<int>(code);
  error.openssl_code = openssl_code_in(text);
  error.remote_address = remote_address_of(easy);
  // libcurl 7.88 says so of a header line of more than 100 kB, and of more than 300 kB of them.
  const bool too_large = code == CURLE_OUT_OF_MEMORY || text.starts_with("Too large response headers");
  if (too_large && error.phase == NetPhase::Exchange) error.fault = NetFault::TooLarge;
  error.proxy = proxy.facts;
  error.attempts = attempts.all();
  if (is_the_proxys(error, probe, code)) error.fault = NetFault::Proxy;
  if (code == CURLE_PEER_FAILED_VERIFICATION) probe.note_other_host();
  error.tls = probe.facts();
  return error;
}

std::string remote_address_of(CURL* easy) {
  char* address = nullptr;
  curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &address);
  return address == nullptr ? std::string() : std::string(address);
}

std::chrono::microseconds elapsed_of(CURL* easy, CURLINFO which) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, which, &microseconds);
  return std::chrono::microseconds(microseconds);
}

}  // namespace smtpcfg::net
