#pragma once

#include <curl/curl.h>
#include <openssl/ssl.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "net/tls_facts.h"
#include "net/trusted_certificates.h"

namespace smtpcfg::net {

/// Watches libcurl's TLS handshakes: adds trusted certificates and notes whom the server claims to be, also when OpenSSL
/// refuses it. It only looks on; the decision stays with OpenSSL and libcurl.
/// Must outlive the handle it is installed in, and does not move.
class TlsProbe {
 public:
  TlsProbe() = default;
  TlsProbe(const TlsProbe&) = delete;
  TlsProbe& operator=(const TlsProbe&) = delete;
  ~TlsProbe() = default;

  /// Sets everything that concerns TLS in the handle: at least TLS 1.2, verification of chain and name, the system's trust plus
  /// `ca_file`. Error: the CA file's, as read_certificates() says it.
  std::expected<void, std::string> install(CURL* easy, const std::string& ca_file);

  /// Of the last handshake; nullopt as long as no certificate was seen.
  [[nodiscard]] const std::optional<TlsFacts>& facts() const { return facts_; }
  /// When the last handshake began and ended; TCP stood when it began.
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> started_at() const { return started_; }
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> finished_at() const { return finished_; }
  /// Forgets what was seen, before a request that may need a new handshake.
  void forget();
  /// libcurl compares the name after OpenSSL was content with the chain.
  void note_other_host();

 private:
  static CURLcode configure(CURL* easy, void* ssl_context, void* probe);
  static int on_verify(int accepted, X509_STORE_CTX* store);
  static void on_info(const SSL* ssl, int where, int value);
  static TlsProbe* probe_of(const SSL* ssl);

  std::vector<Certificate> trusted_;
  std::optional<TlsFacts> facts_;
  std::optional<std::chrono::steady_clock::time_point> started_;
  std::optional<std::chrono::steady_clock::time_point> finished_;
};

}  // namespace smtpcfg::net
