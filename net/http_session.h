#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crypto/secret.h"
#include "net/net_error.h"
#include "net/net_options.h"
#include "net/proxy_facts.h"
#include "net/tls_facts.h"

namespace smtpcfg::net {

/// How long each part took; zero for the parts a reused connection did not need.
struct HttpTimings {
  std::chrono::microseconds name_lookup{};
  std::chrono::microseconds connect{};
  std::chrono::microseconds tls{};
  std::chrono::microseconds total{};
};

/// All of an answer but its body: nothing in here is secret.
struct HttpFacts {
  int status = 0;
  std::string content_type = {};
  std::optional<std::chrono::sys_seconds> date = {};  ///< the server's clock (Date)
  std::chrono::sys_seconds received{};                ///< this machine's clock when the answer came
  std::optional<std::chrono::seconds> retry_after = {};
  std::string location = {};  ///< where a redirect points; it is not followed
  std::string remote_address = {};
  HttpTimings timings = {};
  std::optional<TlsFacts> tls = {};
  ProxyFacts proxy = {};
};

struct HttpAnswer {
  HttpFacts facts;
  crypto::Secret body;  ///< at most 1 MiB
};

/// HTTPS to one server after another, over one connection as long as the host stays the same.
/// Only https; redirects are not followed; certificates are always verified; the way through a proxy is
/// proxy_for()'s. One thread at a time.
class HttpSession {
 public:
  explicit HttpSession(NetOptions options);
  HttpSession(HttpSession&&) noexcept;
  HttpSession& operator=(HttpSession&&) noexcept;
  ~HttpSession();

  /// A form's field; the value may view a Secret, it is only copied into memory that is wiped.
  using FormField = std::pair<std::string, std::string_view>;

  /// Any HTTP status is an answer, not an error.
  std::expected<HttpAnswer, NetError> get(const std::string& url);
  std::expected<HttpAnswer, NetError> post_form(const std::string& url, const std::vector<FormField>& fields);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

/// application/x-www-form-urlencoded; everything but letters, digits and -._~ is percent-encoded.
crypto::Secret encode_form(const std::vector<HttpSession::FormField>& fields);

}  // namespace smtpcfg::net
