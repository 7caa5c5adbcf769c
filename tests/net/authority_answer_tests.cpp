#include <gtest/gtest.h>

#include "net/authority.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;

HttpAnswer answer(int status, std::string_view body, std::string content_type = "application/json; charset=utf-8") {
  HttpAnswer made;
  made.facts.status = status;
  made.facts.content_type = std::move(content_type);
  made.body = Secret(body);
  return made;
}

AuthorityFailure refused(const HttpAnswer& from, std::string_view secret = "unused-secret") {
  std::expected<Token, AuthorityFailure> token = read_token(from, Secret(secret));
  EXPECT_FALSE(token);
  return token ? AuthorityFailure{} : std::move(token.error());
}

TEST(TokenAnswer, HoldsTokenAndLifetime) {
  const auto token =
      read_token(answer(200, R"({"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0.e30.c2ln"})"), Secret("s"));
  ASSERT_TRUE(token);
  EXPECT_EQ(token->access_token.reveal(), "eyJ0.e30.c2ln");
  EXPECT_EQ(token->token_type, "Bearer");
  EXPECT_EQ(token->expires_in, std::chrono::seconds(3599));
}

TEST(TokenAnswer, TheLifetimeMayBeATextOrMissingOrMad) {
  const auto lifetime = [](const std::string& member) {
    return read_token(answer(200, R"({"access_token":"abc")" + member + "}"), Secret("s"))->expires_in.count();
  };
  EXPECT_EQ(lifetime(R"(,"expires_in":"3599")"), 3599);
  EXPECT_EQ(lifetime(""), 0);
  EXPECT_EQ(lifetime(R"(,"expires_in":-5)"), 0);
  EXPECT_GT(lifetime(R"(,"expires_in":18446744073709551615)"), 0);
}

TEST(TokenAnswer, AnExpiredSecretIsToldByItsCode) {
  const AuthorityFailure failure = refused(answer(
      401,
      R"({"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app 'x' are expired.\r\nTrace ID: 11-22\r\nCorrelation ID: 33-44\r\nTimestamp: 2026-11-24 13:04:05Z",)"
      R"("error_codes":[7000222],"timestamp":"2026-11-24 13:04:05Z","trace_id":"11-22","correlation_id":"33-44"})"));
  EXPECT_EQ(failure.fault, AuthorityFault::Refused);
  EXPECT_EQ(failure.http.status, 401);
  EXPECT_EQ(failure.error, "invalid_client");
  EXPECT_EQ(failure.codes, std::vector<long>{7000222});
  EXPECT_EQ(failure.description, "AADSTS7000222: The provided client secret keys for app 'x' are expired.");
  EXPECT_EQ(failure.trace_id, "11-22");
  EXPECT_EQ(failure.correlation_id, "33-44");
  EXPECT_EQ(failure.timestamp, "2026-11-24 13:04:05Z");
}

TEST(TokenAnswer, CodeAndIdsAreFoundInTheTextWhenNowhereElse) {
  const AuthorityFailure failure = refused(answer(
      400,
      R"({"error":"invalid_request","error_description":"AADSTS90002: Tenant 'x' not found. Trace ID: 11-22 Correlation ID: 33-44 Timestamp: 2026-11-24 13:04:05Z"})"));
  EXPECT_EQ(failure.codes, std::vector<long>{90002});
  EXPECT_EQ(failure.description, "AADSTS90002: Tenant 'x' not found.");
  EXPECT_EQ(failure.trace_id, "11-22");
  EXPECT_EQ(failure.correlation_id, "33-44");
  EXPECT_EQ(failure.timestamp, "2026-11-24 13:04:05Z");
}

TEST(TokenAnswer, TooManyRequestsIsThrottlingThoughItIsPlainText) {
  HttpAnswer from = answer(429, "Too Many Requests", "text/plain");
  from.facts.retry_after = std::chrono::seconds(60);
  const AuthorityFailure failure = refused(from);
  EXPECT_EQ(failure.fault, AuthorityFault::Throttled);
  EXPECT_EQ(failure.http.retry_after, std::chrono::seconds(60));
  EXPECT_EQ(failure.excerpt, "Too Many Requests");
}

TEST(TokenAnswer, ACaptivePortalIsNoAuthority) {
  const AuthorityFailure failure = refused(answer(200, "<html>Guest\x1b[2J Wi-Fi: please sign in</html>", "text/html"));
  EXPECT_EQ(failure.fault, AuthorityFault::NotOAuth);
  EXPECT_EQ(failure.excerpt, "<html>Guest [2J Wi-Fi: please sign in</html>");
  EXPECT_EQ(failure.http.content_type, "text/html");
}

TEST(TokenAnswer, ATokenThatCouldEndItsPlaceInAProtocolIsNone) {
  for (const char* text : {"", "two words", "a\\u0001b", "a\\r\\nb", "ä"}) {
    const AuthorityFailure failure = refused(answer(200, std::string(R"({"access_token":")") + text + "\"}"));
    EXPECT_EQ(failure.fault, AuthorityFault::NotOAuth) << text;
  }
}

TEST(TokenAnswer, OddJsonIsNoToken) {
  const std::string deep(100000, '[');
  for (const std::string& body :
       {std::string("[]"), std::string("null"), std::string("{"), std::string(R"({"access_token":7})"), deep,
        R"({"access_token":"abc","x":)" + deep, std::string("{\"access_token\":\"\xff\"}"), std::string()}) {
    EXPECT_EQ(refused(answer(200, body)).fault, AuthorityFault::NotOAuth);
  }
}

TEST(TokenAnswer, ABrokenAnswerWithATokenInItIsNotQuoted) {
  EXPECT_EQ(refused(answer(200, R"({"access_token":"very-secret-token")")).excerpt, "");
  EXPECT_EQ(refused(answer(500, "<html>eyJhbGciOi…</html>")).excerpt, "");
}

TEST(TokenAnswer, AnAnswerThatRepeatsTheSecretIsMasked) {
  const std::string secret = "canary~Secret+1/2";
  for (const std::string& body :
       {"<html>" + secret + " client_secret=canary~Secret%2B1%2F2</html>",
        R"({"error":"invalid_client","error_description":"you sent )" + secret + R"("})", std::string(390, 'x') + secret}) {
    const AuthorityFailure failure = refused(answer(400, body), secret);
    for (const std::string& text : {failure.excerpt, failure.description, failure.raw_description}) {
      EXPECT_EQ(text.find("canary"), std::string::npos) << text;
    }
  }
}

TEST(TokenAnswer, ALongSecretRepeatedOverAndOverIsMaskedToItsLastLetter) {
  std::string secret = "canary-";
  secret.append(200, 's');
  std::string body;
  for (int repeated = 0; repeated < 30; ++repeated) body += secret;
  EXPECT_EQ(refused(answer(500, body), secret).excerpt.find("canary"), std::string::npos);
}

TEST(DiscoveryAnswer, NamesTenantAndCloud) {
  const auto discovery = read_discovery(answer(
      200,
      R"({"issuer":"https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0","token_endpoint":"https://login.microsoftonline.com/1/oauth2/v2.0/token",)"
      R"("tenant_region_scope":"EU","tenant_region_sub_scope":"DODCON","cloud_instance_name":"microsoftonline.us"})"));
  ASSERT_TRUE(discovery);
  EXPECT_EQ(discovery->tenant_id, "11111111-1111-4111-8111-111111111111");
  EXPECT_EQ(discovery->tenant_region_sub_scope, "DODCON");
  EXPECT_EQ(discovery->cloud_instance_name, "microsoftonline.us");
}

TEST(DiscoveryAnswer, AnUnknownTenantIsRefusedWithItsCode) {
  const auto discovery = read_discovery(answer(
      400, R"({"error":"invalid_tenant","error_description":"AADSTS90002: Tenant 'x' not found.","error_codes":[90002]})"));
  ASSERT_FALSE(discovery);
  EXPECT_EQ(discovery.error().fault, AuthorityFault::Refused);
  EXPECT_EQ(discovery.error().codes, std::vector<long>{90002});
}

TEST(DiscoveryAnswer, AnIssuerWithoutAGuidHasNoTenantId) {
  const auto discovery =
      read_discovery(answer(200, R"({"issuer":"https://idp.example/","token_endpoint":"https://idp.example/token"})"));
  ASSERT_TRUE(discovery);
  EXPECT_EQ(discovery->tenant_id, "");
}

}  // namespace
}  // namespace smtpcfg::net
