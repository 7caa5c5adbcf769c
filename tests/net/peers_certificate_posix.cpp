#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/token_cache.h"
#include "net/with_settings.h"

#include "peers_posix.h"

namespace smtpcfg::net {
namespace {

using ::testing::HasSubstr;

const Peers& peers() { return Peers::get(); }

model::Settings settings_with(const std::string& certificate) {
  model::Settings settings;
  settings.authority = peers().text("authority");
  settings.tenant = peers().text("tenant");
  settings.client_id = peers().text("client");
  settings.scope = peers().text("scope");
  settings.client_certificate = peers().text("clientCertificates") + "/" + certificate;
  settings.certificate_passphrase = crypto::Secret(peers().text("passphrase"));
  return settings;
}

std::expected<Token, AuthorityFailure> ask(const model::Settings& settings) {
  HttpSession session(peers().trusting());
  return request_token(session, settings);
}

TEST(PeersCertificate, ARegisteredOneGetsATokenFromPfxAndPemWithEitherAlgorithm) {
  for (const char* file : {"registered.pfx", "registered.pem"}) {
    for (const char* algorithm : {"", "PS256", "RS256"}) {
      model::Settings settings = settings_with(file);
      settings.assertion_algorithm = algorithm;
      const auto token = ask(settings);
      EXPECT_TRUE(token) << file << algorithm << token.error().description;
    }
  }
}

TEST(PeersCertificate, ItComesBeforeASecretThatIsWrong) {
  model::Settings settings = settings_with("registered.pfx");
  settings.client_secret = crypto::Secret("wrong");
  EXPECT_TRUE(ask(settings));
}

TEST(PeersCertificate, TheAuthoritysNameMayEndWithASlashAndTheTenantBeADomain) {
  model::Settings settings = settings_with("registered.pfx");
  settings.authority += "/";
  settings.tenant = peers().text("domain");
  const auto token = ask(settings);
  EXPECT_TRUE(token) << token.error().description;
}

TEST(PeersCertificate, AnUnregisteredOneIsRefusedByItsCode) {
  const auto token = ask(settings_with("unregistered.pfx"));
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().codes, std::vector<long>{700027});
}

TEST(PeersCertificate, AnAuthorityWhoseClockIsAnHourOffRefusesItsTime) {
  for (const char* tenant : {"clock-ahead", "clock-behind"}) {
    model::Settings settings = settings_with("registered.pfx");
    settings.tenant = peers().tenant(tenant);
    const auto token = ask(settings);
    ASSERT_FALSE(token) << tenant;
    EXPECT_EQ(token.error().codes, std::vector<long>{700024}) << tenant;
    EXPECT_THAT(token.error().description, HasSubstr("Current time"));
  }
}

TEST(PeersCertificate, WhatCannotSignIsNotSentToAnyAuthority) {
  for (const auto& [file, fault] :
       {std::pair{"expired.pfx", CertificateFault::Expired}, std::pair{"not-yet-valid.pem", CertificateFault::NotYetValid},
        std::pair{"elliptic.pfx", CertificateFault::NotRsa}, std::pair{"registered.cer", CertificateFault::NoPrivateKey},
        std::pair{"absent.pfx", CertificateFault::NotFound}}) {
    model::Settings settings = settings_with(file);
    settings.authority = "https://localhost:1";
    const auto token = ask(settings);
    ASSERT_FALSE(token) << file;
    ASSERT_EQ(token.error().fault, AuthorityFault::Certificate) << file;
    EXPECT_EQ(token.error().certificate->fault, fault) << file;
  }
}

TEST(PeersCertificate, AnAuthorityThatRepeatsTheRequestDoesNotShowTheAssertion) {
  model::Settings settings = settings_with("registered.pfx");
  settings.client_id = peers().client("echo");
  const auto token = ask(settings);
  ASSERT_FALSE(token);
  EXPECT_THAT(token.error().raw_description, HasSubstr("client_assertion=•••"));
  EXPECT_THAT(token.error().raw_description, ::testing::Not(HasSubstr("eyJ")));
}

TEST(PeersCertificate, AnotherCertificateOrAlgorithmNeverGetsTheOldToken) {
  TokenCache tokens;
  const auto fresh = [&](const model::Settings& settings) { return tokens.get(settings, peers().trusting())->fresh; };
  model::Settings settings = settings_with("registered.pfx");
  EXPECT_TRUE(fresh(settings));
  EXPECT_FALSE(fresh(settings));
  settings.assertion_algorithm = "RS256";
  EXPECT_TRUE(fresh(settings));
  EXPECT_TRUE(fresh(settings_with("registered.pem")));
  settings.certificate_passphrase = crypto::Secret("wrong");
  EXPECT_FALSE(tokens.get(settings, peers().trusting()));
}

}  // namespace
}  // namespace smtpcfg::net
