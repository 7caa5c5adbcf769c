#include <windows.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <wincrypt.h>

#include "net/client_certificate.h"

#include "made_certificates.h"

namespace smtpcfg::net {
namespace {

/// A certificate among the current user's personal ones, for as long as this lives; without its private key.
class InStore {
 public:
  explicit InStore(const std::string& der)
      : store_(CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"MY")) {
    CertAddEncodedCertificateToStore(store_, X509_ASN_ENCODING, reinterpret_cast<const BYTE*>(der.data()),
                                     static_cast<DWORD>(der.size()), CERT_STORE_ADD_REPLACE_EXISTING, &certificate_);
    commit();
  }
  InStore(const InStore&) = delete;
  InStore& operator=(const InStore&) = delete;
  ~InStore() {
    CertDeleteCertificateFromStore(certificate_);
    commit();
    CertCloseStore(store_, 0);
  }

 private:
  /// Wine would show it to others only after the store was closed.
  void commit() { CertControlStore(store_, 0, CERT_STORE_CTRL_COMMIT, nullptr); }

  HCERTSTORE store_;
  const CERT_CONTEXT* certificate_ = nullptr;
};

std::string fault_of(const std::string& thumbprint) {
  const auto loaded = load_client_certificate("store:" + thumbprint, {});
  return loaded ? "none" : name_of(loaded.error().fault);
}

TEST(CertificateStore, IsSearchedForEitherThumbprintAndSaysThatTheKeyIsMissing) {
  const MadeCertificate made = make_certificate("In the store");
  const ClientCertificate facts = described(made.certificate.get());
  std::string sha256;
  for (const std::byte byte : facts.sha256) sha256 += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  EXPECT_EQ(fault_of(facts.sha1_thumbprint), "NotInStore");
  {
    const InStore stored(made.der());
    EXPECT_EQ(fault_of(facts.sha1_thumbprint), "NoPrivateKey");
    EXPECT_EQ(fault_of(sha256), "NoPrivateKey");
  }
  EXPECT_EQ(fault_of(sha256), "NotInStore");
}

}  // namespace
}  // namespace smtpcfg::net
