#include "net/certificate_file.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "model/file_system.h"
#include "model/text.h"
#include "net/openssl_certificate.h"

namespace smtpcfg::net {
namespace {

using Loaded = std::expected<ClientCertificate, CertificateError>;

constexpr std::size_t largest_file = 1 << 20;

std::unexpected<CertificateError> fault(CertificateFault fault, std::string detail = {}) {
  ERR_clear_error();
  return std::unexpected(CertificateError{fault, std::move(detail)});
}

struct BioFree {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
/// Reads the bytes where they are, without a copy of them.
std::unique_ptr<BIO, BioFree> reader_of(std::string_view content) {
  return std::unique_ptr<BIO, BioFree>(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
}

/// The certificate that the key belongs to; with a renewed one beside it that kept its key, the one that is valid longest.
Loaded pair(PrivateKeyPointer key, const std::vector<X509Pointer>& certificates) {
  const X509* best = nullptr;
  for (const X509Pointer& each : certificates) {
    if (X509_check_private_key(each.get(), key.get()) != 1) continue;
    const bool longer = best == nullptr || ASN1_TIME_compare(X509_get0_notAfter(each.get()), X509_get0_notAfter(best)) > 0;
    if (longer) best = each.get();
  }
  if (best == nullptr) return fault(CertificateFault::OtherKey);
  ClientCertificate certificate = described(best);
  certificate.of_several = certificates.size();
  auto signing = signing_key(std::move(key));
  if (!signing) return std::unexpected(signing.error());
  certificate.key = std::move(*signing);
  ERR_clear_error();
  return certificate;
}

struct Asked {
  const crypto::Secret& passphrase;
  bool asked = false;
};

extern "C" int give_passphrase(char* buffer, int size, int /*writing*/, void* user) {
  Asked& asked = *static_cast<Asked*>(user);
  asked.asked = true;
  if (asked.passphrase.empty() || asked.passphrase.size() > static_cast<std::size_t>(size)) return -1;
  std::memcpy(buffer, asked.passphrase.bytes().data(), asked.passphrase.size());
  return static_cast<int>(asked.passphrase.size());
}

CertificateFault passphrase_fault(const crypto::Secret& passphrase) {
  return passphrase.empty() ? CertificateFault::NeedsPassphrase : CertificateFault::WrongPassphrase;
}

Loaded read_pem(std::string_view content, const crypto::Secret& passphrase) {
  Asked asked{passphrase};
  std::vector<X509Pointer> certificates;
  const auto of_certificates = reader_of(content);
  while (X509* each = PEM_read_bio_X509(of_certificates.get(), nullptr, give_passphrase, &asked)) certificates.emplace_back(each);
  const auto of_key = reader_of(content);
  PrivateKeyPointer key(PEM_read_bio_PrivateKey(of_key.get(), nullptr, give_passphrase, &asked));
  if (!key) {
    if (asked.asked) return fault(passphrase_fault(passphrase));
    const bool none = content.find("PRIVATE KEY-----") == std::string_view::npos;
    if (none && !certificates.empty()) return fault(CertificateFault::NoPrivateKey);
    return fault(CertificateFault::NotACertificate, none ? "" : "its private key is damaged");
  }
  if (certificates.empty()) return fault(CertificateFault::NotACertificate, "it holds a private key and no certificate");
  return pair(std::move(key), certificates);
}

bool opens(PKCS12* pfx, const char* passphrase) {
  return PKCS12_mac_present(pfx) != 1 || PKCS12_verify_mac(pfx, passphrase, -1) == 1;
}

/// True when OpenSSL complained of an algorithm that it leaves out by default.
bool unsupported() {
  bool found = false;
  while (const unsigned long error = ERR_get_error()) found = found || ERR_GET_REASON(error) == ERR_R_UNSUPPORTED;
  return found;
}

struct Pkcs12Free {
  void operator()(PKCS12* pfx) const { PKCS12_free(pfx); }
};

/// `passphrase` ends with a NUL, as OpenSSL wants it.
Loaded unpack(PKCS12* pfx, const char* passphrase) {
  EVP_PKEY* key = nullptr;
  X509* own = nullptr;
  STACK_OF(X509)* others = nullptr;
  ERR_clear_error();
  if (PKCS12_parse(pfx, passphrase, &key, &own, &others) != 1) {
    return fault(unsupported() ? CertificateFault::OldEncryption : CertificateFault::NotACertificate, "it is damaged");
  }
  PrivateKeyPointer owned_key(key);
  std::vector<X509Pointer> certificates;
  if (own != nullptr) certificates.emplace_back(own);
  while (others != nullptr && sk_X509_num(others) > 0) certificates.emplace_back(sk_X509_shift(others));
  sk_X509_free(others);
  if (certificates.empty()) return fault(CertificateFault::NotACertificate, "it holds no certificate");
  if (!owned_key) return fault(CertificateFault::NoPrivateKey);
  return pair(std::move(owned_key), certificates);
}

Loaded read_der(std::string_view content, const crypto::Secret& passphrase) {
  const auto reader = reader_of(content);
  const std::unique_ptr<PKCS12, Pkcs12Free> pfx(d2i_PKCS12_bio(reader.get(), nullptr));
  if (!pfx) {
    const auto again = reader_of(content);
    const X509Pointer public_part(d2i_X509_bio(again.get(), nullptr));  // a .cer file
    return fault(public_part ? CertificateFault::NoPrivateKey : CertificateFault::NotACertificate);
  }
  crypto::Secret terminated = passphrase.clone();
  terminated.append(std::string_view("\0", 1));
  if (opens(pfx.get(), reinterpret_cast<const char*>(terminated.bytes().data()))) {
    return unpack(pfx.get(), reinterpret_cast<const char*>(terminated.bytes().data()));
  }
  // Without a passphrase there are two ways to seal it: with an empty one, and with none.
  if (passphrase.empty() && opens(pfx.get(), nullptr)) return unpack(pfx.get(), nullptr);
  return fault(passphrase_fault(passphrase));
}

}  // namespace

Loaded read_certificate(std::string_view content, const crypto::Secret& passphrase) {
  ERR_clear_error();
  const bool pem = content.find("-----BEGIN ") != std::string_view::npos;
  return pem ? read_pem(content, passphrase) : read_der(content, passphrase);
}

Loaded load_certificate_file(std::string_view path, const crypto::Secret& passphrase) {
  const std::filesystem::path file = model::path_of(path);
  const model::FileSystem& files = model::system_files();
  const auto facts = files.facts(file);
  if (!facts) return fault(CertificateFault::NotReadable, facts.error().message());
  if (facts->kind == model::FileKind::Absent) return fault(CertificateFault::NotFound);
  if (facts->kind != model::FileKind::File) return fault(CertificateFault::Folder);
  if (facts->size > largest_file) return fault(CertificateFault::TooLarge);
  auto content = files.read(file, largest_file);
  if (!content) return fault(CertificateFault::NotReadable, content.error().message());
  Loaded loaded = read_certificate(*content, passphrase);
  crypto::wipe(content->data(), content->size());
  return loaded;
}

}  // namespace smtpcfg::net
