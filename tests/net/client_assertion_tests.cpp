#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <openssl/rsa.h>

#include "net/base64.h"
#include "net/certificate_file.h"
#include "net/client_assertion.h"

#include "made_certificates.h"

namespace smtpcfg::net {
namespace {

const MadeCertificate& made() {
  static const MadeCertificate certificate = make_certificate("Aurea CRM");
  return certificate;
}

constexpr std::string_view audience = "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token";
constexpr std::string_view client = "22222222-2222-4222-8222-222222222222";
constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'800'000'000)};

std::vector<std::string> parts_of(AssertionAlgorithm algorithm) {
  const auto certificate = read_certificate(made().certificate_pem() + made().key_pem(), {});
  const auto assertion = make_client_assertion(*certificate, algorithm, {.audience = audience, .client_id = client, .now = now});
  std::vector<std::string> parts;
  std::istringstream stream{std::string(assertion->reveal())};
  for (std::string part; std::getline(stream, part, '.');) parts.push_back(part);
  return parts;
}

bool verifies(const std::vector<std::string>& parts, int padding, int salt_length) {
  const std::string message = parts[0] + "." + parts[1];
  const std::string signature = jwt_text(parts[2]).value();
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  EVP_PKEY_CTX* settings = nullptr;
  EVP_DigestVerifyInit(context, &settings, EVP_sha256(), nullptr, made().key.get());
  EVP_PKEY_CTX_set_rsa_padding(settings, padding);
  if (padding == RSA_PKCS1_PSS_PADDING) EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, salt_length);
  const auto* const bytes = reinterpret_cast<const unsigned char*>(signature.data());
  const int result =
      EVP_DigestVerify(context, bytes, signature.size(), reinterpret_cast<const unsigned char*>(message.data()), message.size());
  EVP_MD_CTX_free(context);
  return result == 1;
}

TEST(ClientAssertion, SaysWhoForWhomAndHowLong) {
  const std::vector<std::string> parts = parts_of(AssertionAlgorithm::Ps256);
  ASSERT_EQ(parts.size(), 3U);
  const auto header = nlohmann::json::parse(jwt_text(parts[0]).value());
  EXPECT_EQ(header.at("alg"), "PS256");
  EXPECT_EQ(header.at("typ"), "JWT");
  EXPECT_EQ(header.at("x5t#S256"), jwt_base64(crypto::sha256(made().der())));
  const auto claims = nlohmann::json::parse(jwt_text(parts[1]).value());
  EXPECT_EQ(claims.at("aud"), audience);
  EXPECT_EQ(claims.at("iss"), client);
  EXPECT_EQ(claims.at("sub"), client);
  EXPECT_EQ(claims.at("iat"), 1'800'000'000);
  EXPECT_LE(claims.at("nbf"), claims.at("iat"));
  EXPECT_EQ(claims.at("exp").get<long>() - claims.at("nbf").get<long>(), 600);
}

TEST(ClientAssertion, NoTwoHaveOneId) {
  const auto id = [] {
    return nlohmann::json::parse(*jwt_text(parts_of(AssertionAlgorithm::Ps256)[1])).at("jti").get<std::string>();
  };
  const std::string first = id();
  EXPECT_EQ(first.size(), 36U);
  EXPECT_EQ(first[14], '4');
  EXPECT_NE(first, id());
}

TEST(ClientAssertion, IsSignedAsItsHeaderSays) {
  constexpr int digest_length = 32;
  const std::vector<std::string> pss = parts_of(AssertionAlgorithm::Ps256);
  EXPECT_TRUE(verifies(pss, RSA_PKCS1_PSS_PADDING, digest_length));
  EXPECT_FALSE(verifies(pss, RSA_PKCS1_PADDING, 0));
  const std::vector<std::string> pkcs1 = parts_of(AssertionAlgorithm::Rs256);
  EXPECT_TRUE(verifies(pkcs1, RSA_PKCS1_PADDING, 0));
  EXPECT_EQ(nlohmann::json::parse(*jwt_text(pkcs1[0])).at("alg"), "RS256");
}

}  // namespace
}  // namespace smtpcfg::net
