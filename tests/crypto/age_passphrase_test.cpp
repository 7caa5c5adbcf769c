#include <gtest/gtest.h>

#include <string>

#include "crypto/age.h"
#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

constexpr int quick = 4;  // 2^4 rounds: enough to see that it works

std::string sealed_with(std::string_view passphrase, int work_factor = quick, AgeArmor armor = AgeArmor::Binary) {
  return age_encrypt_with_passphrase(bytes_of("text"), Secret(passphrase), armor, work_factor);
}

/// The file with another work factor in its header, which the MAC would only catch after the work.
std::string asking_for(const std::string& work_factor) {
  std::string file = sealed_with("secret");
  const std::string own = " " + std::to_string(quick) + "\n";
  return file.replace(file.find(own), own.size(), " " + work_factor + "\n");
}

AgeFault fault_of(const std::string& file, std::string_view passphrase, int max_work_factor = 20) {
  const std::expected<Secret, AgeError> opened = age_decrypt_with_passphrase(file, Secret(passphrase), max_work_factor);
  EXPECT_FALSE(opened);
  return opened ? AgeFault{} : opened.error().fault;
}

TEST(AgePassphrase, ThePassphraseOpens) {
  for (const AgeArmor armor : {AgeArmor::Binary, AgeArmor::Ascii}) {
    const std::string passphrase =
        "Gr\xC3\xBC\xC3\x9F"
        "e";
    const std::expected<Secret, AgeError> opened =
        age_decrypt_with_passphrase(sealed_with(passphrase, quick, armor), Secret(std::string_view(passphrase)));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), "text");
  }
}

TEST(AgePassphrase, AnotherPassphraseIsNoMatch) {
  EXPECT_EQ(fault_of(sealed_with("secret"), "Secret"), AgeFault::NoMatch);
  EXPECT_EQ(fault_of(sealed_with("secret"), ""), AgeFault::NoMatch);
}

TEST(AgePassphrase, AHostileWorkFactorIsRefusedWithoutWork) {
  // Each of these would need more memory and time than there is; that the test comes to its end is the proof.
  for (const char* const factor : {"23", "40", "63", "64", "99999999999999999999"}) {
    EXPECT_EQ(fault_of(asking_for(factor), "secret"), AgeFault::Header) << factor;
  }
}

TEST(AgePassphrase, TheLimitItselfIsAllowed) {
  EXPECT_TRUE(age_decrypt_with_passphrase(sealed_with("secret", 5), Secret(std::string_view("secret")), 5));
  EXPECT_EQ(fault_of(sealed_with("secret", 6), "secret", 5), AgeFault::Header);
}

TEST(AgePassphrase, WhatNoMemoryCanHoldIsAFaultAndNoCrash) {
  EXPECT_EQ(fault_of(asking_for("63"), "secret", 63), AgeFault::Header);
}

TEST(AgePassphrase, AFileSaysWhetherItNeedsAPassphrase) {
  EXPECT_TRUE(age_needs_passphrase(sealed_with("secret")));
  EXPECT_TRUE(age_needs_passphrase(sealed_with("secret", quick, AgeArmor::Ascii)));
  const AgeIdentity key = AgeIdentity::generate();
  EXPECT_FALSE(age_needs_passphrase(age_encrypt(bytes_of("text"), {&key.recipient(), 1}, AgeArmor::Ascii)));
}

TEST(AgePassphrase, AKeyDoesNotOpenWhatAPassphraseSealed) {
  const AgeIdentity key = AgeIdentity::generate();
  const std::expected<Secret, AgeError> opened = age_decrypt(sealed_with("secret"), {&key, 1});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().fault, AgeFault::NoMatch);
  EXPECT_EQ(opened.error().detail, "the file is sealed with a passphrase");
}

TEST(AgePassphrase, APassphraseDoesNotOpenWhatIsSealedForKeys) {
  const AgeIdentity key = AgeIdentity::generate();
  EXPECT_EQ(fault_of(age_encrypt(bytes_of("text"), {&key.recipient(), 1}, AgeArmor::Ascii), "secret"), AgeFault::NoMatch);
}

}  // namespace
}  // namespace smtpcfg::crypto
