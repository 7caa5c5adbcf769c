#include "net/openssl_certificate.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "net/certificate_facts.h"

namespace smtpcfg::net {
namespace {

std::string last_words() {
  std::array<char, 256> text{};
  ERR_error_string_n(ERR_peek_last_error(), text.data(), text.size());
  ERR_clear_error();
  return text.data();
}

class OpensslKey : public SigningKey {
 public:
  explicit OpensslKey(PrivateKeyPointer key) : key_(std::move(key)) {}

  [[nodiscard]] std::expected<std::vector<std::byte>, CertificateError> sign(AssertionAlgorithm algorithm,
                                                                             std::string_view message) const override {
    struct ContextFree {
      void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    const std::unique_ptr<EVP_MD_CTX, ContextFree> context(EVP_MD_CTX_new());
    std::vector<std::byte> signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())));
    std::size_t size = signature.size();
    EVP_PKEY_CTX* padding = nullptr;  // the context's own
    const bool done = EVP_DigestSignInit(context.get(), &padding, EVP_sha256(), nullptr, key_.get()) == 1 &&
                      pad(padding, algorithm) &&
                      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                     reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1;
    if (!done) return std::unexpected(CertificateError{CertificateFault::KeyNotUsable, last_words()});
    signature.resize(size);
    return signature;
  }

 private:
  static bool pad(EVP_PKEY_CTX* context, AssertionAlgorithm algorithm) {
    if (algorithm == AssertionAlgorithm::Rs256) return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
  }

  PrivateKeyPointer key_;
};

}  // namespace

const char* name_of(AssertionAlgorithm algorithm) { return algorithm == AssertionAlgorithm::Ps256 ? "PS256" : "RS256"; }

ClientCertificate described(const X509* certificate) {
  ClientCertificate result;
  TlsFacts facts = facts_of(certificate);
  result.subject = std::move(facts.subject);
  result.not_before = facts.not_before;
  result.not_after = facts.not_after;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  X509_digest(certificate, EVP_sha1(), digest.data(), &size);
  for (unsigned int index = 0; index < size; ++index) result.sha1_thumbprint += fmt::format("{:02X}", digest.at(index));
  X509_digest(certificate, EVP_sha256(), digest.data(), &size);
  std::memcpy(result.sha256.data(), digest.data(), result.sha256.size());
  return result;
}

std::expected<std::unique_ptr<const SigningKey>, CertificateError> signing_key(PrivateKeyPointer key) {
  if (EVP_PKEY_is_a(key.get(), "RSA") != 1) {
    const char* const type = EVP_PKEY_get0_type_name(key.get());
    return std::unexpected(CertificateError{CertificateFault::NotRsa, type == nullptr ? "" : type});
  }
  return std::make_unique<const OpensslKey>(std::move(key));
}

}  // namespace smtpcfg::net
