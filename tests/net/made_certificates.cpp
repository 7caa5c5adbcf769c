#include "made_certificates.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>

namespace smtpcfg::net {
namespace {

/// What `write` writes.
template <typename Write>
std::string written(const Write& write) {
  BIO* const bio = BIO_new(BIO_s_mem());
  write(bio);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::string text(data, static_cast<std::size_t>(size));
  BIO_free(bio);
  return text;
}

X509Pointer sign(EVP_PKEY* key, const std::string& name, int days) {
  constexpr long day = 24L * 3600;
  X509Pointer certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * day);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* const subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key, EVP_sha256());
  return certificate;
}

}  // namespace

std::string MadeCertificate::certificate_pem() const {
  return written([&](BIO* bio) { PEM_write_bio_X509(bio, certificate.get()); });
}

std::string MadeCertificate::key_pem(const std::string& passphrase) const {
  return written([&](BIO* bio) {
    const EVP_CIPHER* const cipher = passphrase.empty() ? nullptr : EVP_aes_256_cbc();
    PEM_write_bio_PKCS8PrivateKey(bio, key.get(), cipher, passphrase.c_str(), static_cast<int>(passphrase.size()), nullptr,
                                  nullptr);
  });
}

std::string MadeCertificate::der() const {
  return written([&](BIO* bio) { i2d_X509_bio(bio, certificate.get()); });
}

MadeCertificate make_certificate(const std::string& name, int days, const char* type) {
  PrivateKeyPointer key(std::string(type) == "RSA" ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"));
  X509Pointer certificate = sign(key.get(), name, days);
  return {std::move(key), std::move(certificate)};
}

MadeCertificate renew(const MadeCertificate& made, const std::string& name, int days) {
  EVP_PKEY_up_ref(made.key.get());
  return {PrivateKeyPointer(made.key.get()), sign(made.key.get(), name, days)};
}

std::string make_pfx(const MadeCertificate* key, const MadeCertificate* certificate, const MadeCertificate* other,
                     const char* passphrase) {
  STACK_OF(X509)* others = sk_X509_new_null();
  if (other != nullptr) sk_X509_push(others, other->certificate.get());
  PKCS12* const pfx = PKCS12_create(passphrase, "name", key == nullptr ? nullptr : key->key.get(),
                                    certificate == nullptr ? nullptr : certificate->certificate.get(), others, 0, 0, 0, 0, 0);
  const std::string content = written([&](BIO* bio) { i2d_PKCS12_bio(bio, pfx); });
  PKCS12_free(pfx);
  sk_X509_free(others);
  return content;
}

}  // namespace smtpcfg::net
