#include <windows.h>
#include <bcrypt.h>
#include <fmt/format.h>
#include <ncrypt.h>
#include <wincrypt.h>

#include <algorithm>
#include <array>
#include <utility>

#include "net/certificate_store.h"
#include "net/openssl_certificate.h"

namespace smtpcfg::net {
namespace {

struct StoreClose {
  void operator()(void* store) const { CertCloseStore(store, 0); }
};
using Store = std::unique_ptr<void, StoreClose>;

struct ContextFree {
  void operator()(const CERT_CONTEXT* context) const { CertFreeCertificateContext(context); }
};
using StoredCertificate = std::unique_ptr<const CERT_CONTEXT, ContextFree>;

std::string code_words(const char* call, unsigned long code) { return fmt::format("{} said 0x{:08X}", call, code); }

std::string sha256_thumbprint(const ClientCertificate& certificate) {
  std::string text;
  for (const std::byte byte : certificate.sha256) text += fmt::format("{:02X}", std::to_integer<unsigned>(byte));
  return text;
}

/// A key in the system's key storage, which signs there.
class CngKey : public SigningKey {
 public:
  /// Frees the handle if `owned`.
  CngKey(NCRYPT_KEY_HANDLE handle, bool owned) : handle_(handle), owned_(owned) {}
  ~CngKey() override {
    if (owned_) NCryptFreeObject(handle_);
  }

  [[nodiscard]] std::expected<std::vector<std::byte>, CertificateError> sign(AssertionAlgorithm algorithm,
                                                                             std::string_view message) const override {
    crypto::Sha256 digest = crypto::sha256(message);
    BCRYPT_PSS_PADDING_INFO pss{BCRYPT_SHA256_ALGORITHM, static_cast<ULONG>(digest.size())};
    BCRYPT_PKCS1_PADDING_INFO pkcs1{BCRYPT_SHA256_ALGORITHM};
    const bool with_pss = algorithm == AssertionAlgorithm::Ps256;
    void* const padding = with_pss ? static_cast<void*>(&pss) : static_cast<void*>(&pkcs1);
    const DWORD flags = (with_pss ? BCRYPT_PAD_PSS : BCRYPT_PAD_PKCS1) | NCRYPT_SILENT_FLAG;
    auto* const hash = reinterpret_cast<BYTE*>(digest.data());
    const auto hash_size = static_cast<DWORD>(digest.size());
    DWORD size = 0;
    SECURITY_STATUS status = NCryptSignHash(handle_, padding, hash, hash_size, nullptr, 0, &size, flags);
    std::vector<std::byte> signature(size);
    if (status == ERROR_SUCCESS) {
      status = NCryptSignHash(handle_, padding, hash, hash_size, reinterpret_cast<BYTE*>(signature.data()), size, &size, flags);
    }
    if (status != ERROR_SUCCESS) {
      return std::unexpected(
          CertificateError{CertificateFault::KeyNotUsable, code_words("NCryptSignHash", static_cast<unsigned long>(status))});
    }
    signature.resize(size);
    return signature;
  }

 private:
  NCRYPT_KEY_HANDLE handle_;
  bool owned_;
};

/// The certificate's own key, whether a CNG provider keeps it or an old one, which is reached through CNG too.
std::expected<std::unique_ptr<const SigningKey>, CertificateError> key_of(const CERT_CONTEXT* certificate) {
  HCRYPTPROV_OR_NCRYPT_KEY_HANDLE handle = 0;
  DWORD kind = 0;
  BOOL owned = FALSE;
  const DWORD flags = CRYPT_ACQUIRE_ONLY_NCRYPT_KEY_FLAG | CRYPT_ACQUIRE_SILENT_FLAG;
  if (CryptAcquireCertificatePrivateKey(certificate, flags, nullptr, &handle, &kind, &owned) == FALSE) {
    const DWORD code = GetLastError();
    const bool none = code == static_cast<DWORD>(CRYPT_E_NO_KEY_PROPERTY) || code == static_cast<DWORD>(NTE_NO_KEY);
    return std::unexpected(CertificateError{none ? CertificateFault::NoPrivateKey : CertificateFault::KeyNotUsable,
                                            code_words("CryptAcquireCertificatePrivateKey", code)});
  }
  return std::make_unique<const CngKey>(handle, owned != FALSE);
}

std::expected<ClientCertificate, CertificateError> with_key(ClientCertificate described, const X509* public_part,
                                                            const CERT_CONTEXT* stored) {
  const EVP_PKEY* const public_key = X509_get0_pubkey(public_part);
  if (public_key == nullptr || EVP_PKEY_is_a(public_key, "RSA") != 1) {
    return std::unexpected(CertificateError{CertificateFault::NotRsa});
  }
  auto key = key_of(stored);
  if (!key) return std::unexpected(std::move(key.error()));
  described.key = std::move(*key);
  return described;
}

}  // namespace

std::expected<ClientCertificate, CertificateError> find_in_store(const std::string& thumbprint) {
  std::string wanted = thumbprint;
  std::ranges::transform(wanted, wanted.begin(),
                         [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  for (const DWORD place : {CERT_SYSTEM_STORE_CURRENT_USER, CERT_SYSTEM_STORE_LOCAL_MACHINE}) {
    const DWORD flags = place | CERT_STORE_READONLY_FLAG | CERT_STORE_OPEN_EXISTING_FLAG;
    const Store store(CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, flags, L"MY"));
    StoredCertificate each;
    while (store) {
      // Enumerating frees the one before.
      each.reset(CertEnumCertificatesInStore(store.get(), each.release()));
      if (!each) break;
      const unsigned char* encoded = each->pbCertEncoded;
      const X509Pointer public_part(d2i_X509(nullptr, &encoded, static_cast<long>(each->cbCertEncoded)));
      if (!public_part) continue;
      ClientCertificate certificate = described(public_part.get());
      if (wanted != certificate.sha1_thumbprint && wanted != sha256_thumbprint(certificate)) continue;
      return with_key(std::move(certificate), public_part.get(), each.get());
    }
  }
  return std::unexpected(CertificateError{CertificateFault::NotInStore});
}

}  // namespace smtpcfg::net
