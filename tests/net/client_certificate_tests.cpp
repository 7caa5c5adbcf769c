#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "model/text.h"
#include "net/certificate_file.h"
#include "net/client_certificate.h"

#include "made_certificates.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;
using ::testing::HasSubstr;
using Loaded = std::expected<ClientCertificate, CertificateError>;

// Making a key takes long: one for all tests, and one that it is not.
const MadeCertificate& ours() {
  static const MadeCertificate made = make_certificate("Aurea CRM");
  return made;
}
const MadeCertificate& strangers() {
  static const MadeCertificate made = make_certificate("A stranger");
  return made;
}

Loaded read(const std::string& content, std::string_view passphrase = {}) {
  return read_certificate(content, Secret(passphrase));
}

std::string fault(const Loaded& loaded) { return loaded ? "none" : name_of(loaded.error().fault); }

TEST(ClientCertificate, APfxOpensWithItsPassphrase) {
  const Loaded loaded = read(make_pfx(&ours(), &ours(), nullptr, "pässword"), "pässword");
  ASSERT_TRUE(loaded) << fault(loaded);
  EXPECT_THAT(loaded->subject, HasSubstr("Aurea CRM"));
  EXPECT_EQ(loaded->of_several, 1U);
  EXPECT_EQ(loaded->sha1_thumbprint.size(), 40U);
  EXPECT_EQ(loaded->sha256, crypto::sha256(ours().der()));
  EXPECT_GT(loaded->not_after - loaded->not_before, std::chrono::days(300));
}

TEST(ClientCertificate, APfxWithoutPassphraseOpensWhicheverWayItHasNone) {
  EXPECT_EQ(fault(read(make_pfx(&ours(), &ours(), nullptr, ""))), "none");
  EXPECT_EQ(fault(read(make_pfx(&ours(), &ours(), nullptr, nullptr))), "none");
}

TEST(ClientCertificate, APemHoldsCertificateAndKeyInAnyOrderSealedOrNot) {
  EXPECT_EQ(fault(read(ours().certificate_pem() + ours().key_pem())), "none");
  EXPECT_EQ(fault(read("Bag Attributes\n" + ours().key_pem("geheim") + "and then\n" + ours().certificate_pem(), "geheim")),
            "none");
  const Loaded unneeded = read(ours().certificate_pem() + ours().key_pem(), "a passphrase that it does not need");
  EXPECT_EQ(fault(unneeded), "none");
}

TEST(ClientCertificate, AWrongPassphraseIsToldApartFromNone) {
  const std::string pfx = make_pfx(&ours(), &ours(), nullptr, "right");
  const std::string pem = ours().certificate_pem() + ours().key_pem("right");
  for (const std::string& content : {pfx, pem}) {
    EXPECT_EQ(fault(read(content, "wrong")), "WrongPassphrase");
    EXPECT_EQ(fault(read(content)), "NeedsPassphrase");
    EXPECT_EQ(fault(read(content, "right")), "none");
  }
}

TEST(ClientCertificate, APublicPartAloneIsToldAsSuch) {
  EXPECT_EQ(fault(read(ours().certificate_pem())), "NoPrivateKey");
  EXPECT_EQ(fault(read(ours().der())), "NoPrivateKey");
  EXPECT_EQ(fault(read(make_pfx(nullptr, nullptr, &ours(), "p"), "p")), "NoPrivateKey");
}

TEST(ClientCertificate, AKeyThatBelongsToAnotherCertificateIsRefused) {
  EXPECT_EQ(fault(read(strangers().certificate_pem() + ours().key_pem())), "OtherKey");
}

TEST(ClientCertificate, OfSeveralTheOneIsTakenThatTheKeyBelongsTo) {
  const std::string chain = strangers().certificate_pem() + ours().certificate_pem() + strangers().certificate_pem();
  const Loaded pem = read(chain + ours().key_pem());
  ASSERT_TRUE(pem) << fault(pem);
  EXPECT_THAT(pem->subject, HasSubstr("Aurea CRM"));
  EXPECT_EQ(pem->of_several, 3U);
  const Loaded pfx = read(make_pfx(&ours(), &ours(), &strangers(), "p"), "p");
  ASSERT_TRUE(pfx) << fault(pfx);
  EXPECT_EQ(pfx->sha256, pem->sha256);
  EXPECT_EQ(pfx->of_several, 2U);
}

TEST(ClientCertificate, OfTwoForOneKeyTheOneIsTakenThatIsValidLonger) {
  const MadeCertificate renewed = renew(ours(), "Renewed", 800);
  for (const std::string& content : {renewed.certificate_pem() + ours().certificate_pem() + ours().key_pem(),
                                     ours().certificate_pem() + renewed.certificate_pem() + ours().key_pem()}) {
    const Loaded loaded = read(content);
    ASSERT_TRUE(loaded) << fault(loaded);
    EXPECT_THAT(loaded->subject, HasSubstr("Renewed"));
  }
}

TEST(ClientCertificate, OnlyRsaKeysAreTaken) {
  const MadeCertificate elliptic = make_certificate("EC", 30, "EC");
  EXPECT_EQ(fault(read(elliptic.certificate_pem() + elliptic.key_pem())), "NotRsa");
  EXPECT_EQ(fault(read(make_pfx(&elliptic, &elliptic, nullptr, "p"), "p")), "NotRsa");
}

TEST(ClientCertificate, WhatIsNoCertificateIsToldAsSuch) {
  for (const std::string& content :
       {std::string(), std::string("hello"), std::string("0\x82 not really DER"),
        std::string("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), ours().key_pem()}) {
    EXPECT_EQ(fault(read(content)), "NotACertificate") << content;
  }
  std::string damaged = make_pfx(&ours(), &ours(), nullptr, "p");
  EXPECT_EQ(fault(read(damaged.substr(0, damaged.size() / 2), "p")), "NotACertificate");
}

TEST(ClientCertificate, NoTruncatedOrChangedFileCrashesOrPassesForAnotherKey) {
  const std::string pfx = make_pfx(&ours(), &ours(), nullptr, "p");
  const std::string pem = ours().certificate_pem() + ours().key_pem();
  for (const std::string& whole : {pfx, pem}) {
    for (std::size_t at = 0; at < whole.size(); at += 97) {
      static_cast<void>(read(whole.substr(0, at), "p"));
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0x20);
      const Loaded loaded = read(changed, "p");
      EXPECT_TRUE(!loaded || loaded->key != nullptr);
    }
  }
}

TEST(ClientCertificate, OnTheDiskTheReasonIsNamed) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "smtpcfg-client-certificate";
  std::filesystem::create_directories(folder);
  const auto load = [&](const std::filesystem::path& file) { return load_client_certificate(model::utf8_of(file), Secret("p")); };
  const auto put = [&](const char* name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
    return folder / name;
  };
  EXPECT_EQ(fault(load(put("good.pfx", make_pfx(&ours(), &ours(), nullptr, "p")))), "none");
  EXPECT_EQ(fault(load(put("large.pfx", std::string(2 << 20, 'x')))), "TooLarge");
  EXPECT_EQ(fault(load(folder / "absent.pfx")), "NotFound");
  EXPECT_EQ(fault(load(folder)), "Folder");
  EXPECT_EQ(fault(load_client_certificate("good.pfx", Secret("p"))), "NotNamed");
  std::filesystem::remove_all(folder);
}

TEST(ClientCertificate, ItsDaysAreLookedAtByTheClockThatIsGiven) {
  const Loaded loaded = read(ours().certificate_pem() + ours().key_pem());
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(check_validity(*loaded, loaded->not_before));
  EXPECT_EQ(check_validity(*loaded, loaded->not_after).error().fault, CertificateFault::Expired);
  const auto early = check_validity(*loaded, loaded->not_before - std::chrono::seconds(1));
  EXPECT_EQ(early.error().fault, CertificateFault::NotYetValid);
  EXPECT_EQ(early.error().detail.size(), 10U) << early.error().detail;
}

}  // namespace
}  // namespace smtpcfg::net
