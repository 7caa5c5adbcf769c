#include "net/tls_probe.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <utility>

#include "net/certificate_facts.h"

namespace smtpcfg::net {
namespace {

int probe_slot() {
  static const int slot = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return slot;
}

}  // namespace

std::expected<void, std::string> TlsProbe::install(CURL* easy, const std::string& ca_file) {
  std::expected<std::vector<Certificate>, std::string> certificates = read_certificates(ca_file);
  if (!certificates) return std::unexpected(std::move(certificates.error()));
  trusted_ = std::move(*certificates);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  // A resumed session shows no certificate, and there would be nothing to report.
  curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
#ifdef _WIN32
  curl_easy_setopt(easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_NATIVE_CA));
#endif
  curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &TlsProbe::configure);
  curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
  return {};
}

void TlsProbe::note_other_host() {
  if (!facts_ || facts_->verify_code != X509_V_OK) return;
  facts_->verify_code = X509_V_ERR_HOSTNAME_MISMATCH;
  facts_->verify_text = X509_verify_cert_error_string(X509_V_ERR_HOSTNAME_MISMATCH);
}

void TlsProbe::forget() {
  facts_.reset();
  started_.reset();
  finished_.reset();
}

CURLcode TlsProbe::configure(CURL* /*easy*/, void* ssl_context, void* probe) {
  auto* context = static_cast<SSL_CTX*>(ssl_context);
  auto* self = static_cast<TlsProbe*>(probe);
  self->forget();
  self->started_ = std::chrono::steady_clock::now();
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  for (const Certificate& certificate : self->trusted_) {
    if (X509_STORE_add_cert(store, certificate.get()) != 1) return CURLE_SSL_CACERT_BADFILE;
  }
  ERR_clear_error();
  SSL_CTX_set_ex_data(context, probe_slot(), self);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, &TlsProbe::on_verify);
  SSL_CTX_set_info_callback(context, &TlsProbe::on_info);
  return CURLE_OK;
}

TlsProbe* TlsProbe::probe_of(const SSL* ssl) {
  return static_cast<TlsProbe*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), probe_slot()));
}

int TlsProbe::on_verify(int accepted, X509_STORE_CTX* store) {
  const auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  TlsProbe* self = probe_of(ssl);
  if (const X509* certificate = X509_STORE_CTX_get0_cert(store); certificate != nullptr && !self->facts_) {
    self->facts_ = facts_of(certificate);
  }
  const int code = X509_STORE_CTX_get_error(store);
  if (accepted == 0 && self->facts_ && self->facts_->verify_code == X509_V_OK) {
    self->facts_->verify_code = code;
    self->facts_->verify_text = X509_verify_cert_error_string(code);
  }
  return accepted;
}

void TlsProbe::on_info(const SSL* ssl, int where, int /*value*/) {
  if ((where & SSL_CB_HANDSHAKE_DONE) == 0) return;
  TlsProbe* self = probe_of(ssl);
  if (self->finished_) return;  // TLS 1.3 says it again for what comes after the handshake
  self->finished_ = std::chrono::steady_clock::now();
  if (!self->facts_) return;
  self->facts_->protocol = SSL_get_version(ssl);
  self->facts_->cipher = SSL_get_cipher_name(ssl);
}

}  // namespace smtpcfg::net
