#include "net/http_session.h"

#include <map>
#include <span>

#include "model/text.h"
#include "net/connect_attempts.h"
#include "net/curl_failure.h"
#include "net/curl_proxy.h"
#include "net/printable.h"
#include "net/tls_probe.h"
#include "net/transfer.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_body = std::size_t{1024} * 1024;
constexpr std::size_t max_headers = std::size_t{64} * 1024;
constexpr std::size_t max_header = 2000;

/// What comes in during one request; both callbacks answer less than they were given to end it.
struct Incoming {
  crypto::Secret body;
  std::size_t header_bytes = 0;
};

std::size_t take_body(const char* bytes, std::size_t size, std::size_t count, void* user) {
  auto* incoming = static_cast<Incoming*>(user);
  const std::size_t length = size * count;
  if (incoming->body.size() + length > max_body) return 0;
  incoming->body.append(std::string_view(bytes, length));
  return length;
}

std::size_t take_header(const char* /*bytes*/, std::size_t size, std::size_t count, void* user) {
  auto* incoming = static_cast<Incoming*>(user);
  incoming->header_bytes += size * count;
  return incoming->header_bytes > max_headers ? 0 : size * count;
}

int take_remark(CURL* /*easy*/, curl_infotype type, char* bytes, std::size_t size, void* user) {
  if (type == CURLINFO_TEXT) static_cast<ConnectAttempts*>(user)->hear(std::string_view(bytes, size));
  return 0;
}

std::string header(CURL* easy, const char* name) {
  curl_header* found = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return {};
  return printable(found->value, max_header);
}

/// "https://host:port" of a URL; a certificate belongs to it. Empty when it is no https URL that could be sent.
std::string origin_of(const std::string& url) {
  constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme) || model::has_control_characters(url) || url.find(' ') != std::string::npos) return {};
  std::string origin = url.substr(0, url.find_first_of("/?#", scheme.size()));
  if (origin.size() == scheme.size() || origin.find('@') != std::string::npos) return {};
  return origin;
}

/// "https://[::1]:8443" → "::1".
std::string host_of(std::string_view origin) {
  origin.remove_prefix(origin.find("://") + 3);
  if (origin.starts_with('[')) return std::string(origin.substr(1, origin.find(']') - 1));
  return std::string(origin.substr(0, origin.find(':')));
}

HttpTimings timings_of(CURL* easy) {
  HttpTimings timings;
  timings.total = elapsed_of(easy, CURLINFO_TOTAL_TIME_T);
  long connections = 0;
  curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &connections);
  if (connections == 0) return timings;
  timings.name_lookup = elapsed_of(easy, CURLINFO_NAMELOOKUP_TIME_T);
  timings.connect = elapsed_of(easy, CURLINFO_CONNECT_TIME_T) - timings.name_lookup;
  timings.tls = elapsed_of(easy, CURLINFO_APPCONNECT_TIME_T) - elapsed_of(easy, CURLINFO_CONNECT_TIME_T);
  return timings;
}

}  // namespace

class HttpSession::Body {
 public:
  explicit Body(NetOptions options) : options_(std::move(options)) {
    CURL* easy = transfer_.easy();
    ready_ = probe_.install(easy, options_.ca_file);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "smtpcfg");
    const std::chrono::duration<long, std::milli> timeout(options_.timeout);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, timeout.count());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout.count());
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(max_body));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &take_header);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &take_remark);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &attempts_);
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
    headers_ = curl_slist_append(headers_, "Accept: application/json");
    headers_ = curl_slist_append(headers_, "Expect:");  // a form is short: no round trip to ask whether it may come
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_);
  }
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() {
    transfer_.close();
    curl_easy_setopt(transfer_.easy(), CURLOPT_HTTPHEADER, nullptr);
    curl_slist_free_all(headers_);
  }

  /// `form` is null for GET.
  std::expected<HttpAnswer, NetError> request(const std::string& url, const crypto::Secret* form) {
    if (!ready_) return std::unexpected(NetError{.fault = NetFault::Internal, .detail = ready_.error()});
    const std::string origin = origin_of(url);
    if (origin.empty()) return std::unexpected(NetError{.fault = NetFault::BadAddress, .detail = "not an https URL"});
    CURL* easy = transfer_.easy();
    Incoming incoming;
    const Proxy& proxy = way_to(origin);
    take_way(easy, proxy);
    attempts_.forget();
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &incoming);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &incoming);
    if (form == nullptr) {
      curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    } else {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(form->size()));
      // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the size is told above
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, form->reveal().data());
      curl_easy_setopt(easy, CURLOPT_POST, 1L);
    }
    probe_.forget();
    const CURLcode code = transfer_.run(options_.stop);
    std::expected<HttpAnswer, NetError> answer = answer_of(code, origin, proxy, incoming);
    transfer_.close();
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, nullptr);
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    return answer;
  }

 private:
  std::expected<HttpAnswer, NetError> answer_of(CURLcode code, const std::string& origin, const Proxy& proxy,
                                                Incoming& incoming) {
    CURL* easy = transfer_.easy();
    if (code != CURLE_OK) return std::unexpected(describe_failure(transfer_, probe_, code, proxy, attempts_));
    HttpAnswer answer;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    answer.facts.status = static_cast<int>(status);
    answer.facts.received = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    answer.facts.content_type = header(easy, "Content-Type");
    answer.facts.location = header(easy, "Location");
    answer.facts.remote_address = remote_address_of(easy);
    answer.facts.timings = timings_of(easy);
    answer.facts.proxy = proxy.facts;
    if (const std::string date = header(easy, "Date"); !date.empty()) {
      const std::time_t moment = curl_getdate(date.c_str(), nullptr);
      if (moment >= 0) answer.facts.date = std::chrono::sys_seconds(std::chrono::seconds(moment));
    }
    if (!header(easy, "Retry-After").empty()) {
      curl_off_t seconds = 0;
      curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &seconds);
      answer.facts.retry_after = std::chrono::seconds(seconds);
    }
    if (probe_.facts()) certificates_[origin] = *probe_.facts();
    if (const auto known = certificates_.find(origin); known != certificates_.end()) answer.facts.tls = known->second;
    answer.body = std::move(incoming.body);
    return answer;
  }

  const Proxy& way_to(const std::string& origin) {
    const auto known = proxies_.find(origin);
    if (known != proxies_.end()) return known->second;
    return proxies_.emplace(origin, proxy_for("https", host_of(origin), options_.timeout, options_.stop)).first->second;
  }

  NetOptions options_;
  ConnectAttempts attempts_;  // these before transfer_, whose connections point to them
  TlsProbe probe_;
  Transfer transfer_;
  std::expected<void, std::string> ready_;
  curl_slist* headers_ = nullptr;
  std::map<std::string, Proxy> proxies_;          // by origin
  std::map<std::string, TlsFacts> certificates_;  // by origin: a reused connection shows none again
};

HttpSession::HttpSession(NetOptions options) : body_(std::make_unique<Body>(std::move(options))) {}
HttpSession::HttpSession(HttpSession&&) noexcept = default;
HttpSession& HttpSession::operator=(HttpSession&&) noexcept = default;
HttpSession::~HttpSession() = default;

std::expected<HttpAnswer, NetError> HttpSession::get(const std::string& url) { return body_->request(url, nullptr); }

std::expected<HttpAnswer, NetError> HttpSession::post_form(const std::string& url, const std::vector<FormField>& fields) {
  const crypto::Secret form = encode_form(fields);
  return body_->request(url, &form);
}

}  // namespace smtpcfg::net
