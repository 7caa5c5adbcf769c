#include <cryptopp/sha.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <vector>

#include "crypto/age_open.h"
#include "crypto/octets.h"

#include "age_vector.h"

namespace smtpcfg::crypto {
namespace {

std::string sha256(const Secret& bytes) {
  std::array<std::byte, CryptoPP::SHA256::DIGESTSIZE> hash{};
  CryptoPP::SHA256().CalculateDigest(output(hash), input(bytes.bytes()), bytes.size());
  std::string hex;
  for (const std::byte byte : hash) hex += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  return hex;
}

std::string outcome(const std::optional<AgeError>& fault) {
  static const std::map<AgeFault, std::string> names{{AgeFault::Armor, "armor failure"},
                                                     {AgeFault::Header, "header failure"},
                                                     {AgeFault::NoMatch, "no match"},
                                                     {AgeFault::Hmac, "HMAC failure"},
                                                     {AgeFault::Payload, "payload failure"}};
  return fault ? names.at(fault->fault) : "success";
}

/// With each passphrase in turn, and with all identities when there are some or no passphrase fits.
AgeOpening open(const AgeVector& vector) {
  if (vector.identities.empty()) {
    for (const std::string& passphrase : vector.passphrases) {
      const Secret secret{std::string_view(passphrase)};
      AgeOpening opening = open_age_file(vector.file, find_with_passphrase(secret, 20));
      if (opening.fault) {
        EXPECT_FALSE(age_decrypt_with_passphrase(vector.file, secret));
      }
      if (!opening.fault || opening.fault->fault != AgeFault::NoMatch) return opening;
    }
  }
  std::vector<AgeIdentity> identities;
  for (const std::string& text : vector.identities) {
    Result<AgeIdentity> identity = AgeIdentity::parse(text);
    EXPECT_TRUE(identity) << "cannot read the vector's identity";
    if (identity) identities.push_back(*std::move(identity));
  }
  AgeOpening opening = open_age_file(vector.file, find_with_identities(identities));
  if (opening.fault) {
    EXPECT_FALSE(age_decrypt(vector.file, identities));
  }
  return opening;
}

void check(const AgeVector& vector) {
  SCOPED_TRACE("age vector " + vector.name);
  const AgeOpening opening = open(vector);
  EXPECT_EQ(outcome(opening.fault), vector.expect) << (opening.fault ? opening.fault->detail : "");
  if (!vector.payload.empty()) {
    EXPECT_EQ(sha256(opening.plaintext), vector.payload);
  } else {
    EXPECT_TRUE(opening.plaintext.empty());
  }
}

TEST(AgeVectors, EveryPublishedFileHasTheOutcomeItExpects) {
  const std::optional<std::filesystem::path> folder = age_vectors_folder();
  if (!folder) {
    GTEST_SKIP() << "NOT RUN: the published age vectors are not on this machine. Set SMTPCFG_AGE_VECTORS to their folder, "
                    "or install npm so that tests/crypto/fetch_vectors.sh can fetch them.";
  }
  std::size_t checked = 0;
  std::string unsupported;
  for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(*folder)) {
    const AgeVector vector = read_age_vector(entry.path());
    if (vector.is_post_quantum()) {
      EXPECT_NE(vector.name.find("hybrid"), std::string::npos) << vector.name;
      unsupported += " " + vector.name;
      continue;
    }
    check(vector);
    ++checked;
  }
  EXPECT_GT(checked, 100U) << "most vectors are missing from " << *folder;
  std::cout << checked << " age vectors checked; not supported, being post-quantum:" << unsupported << '\n';
}

}  // namespace
}  // namespace smtpcfg::crypto
