#include <gtest/gtest.h>

#include <algorithm>

#include "net/base64.h"
#include "net/token_claims.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;

Secret token(std::string_view payload) {
  std::string part(sasl_base64(payload).reveal());
  std::ranges::replace(part, '+', '-');
  std::ranges::replace(part, '/', '_');
  part.resize(part.find_last_not_of('=') + 1);
  return Secret("eyJhbGciOiJSUzI1NiJ9." + part + ".c2lnbmF0dXJl");
}

TEST(TokenClaims, SaysWhoAskedForWhatAndUntilWhen) {
  const std::optional<TokenClaims> claims = decode_claims(token(
      R"({"aud":"https://outlook.office365.com","iss":"https://sts.windows.net/t/","tid":"t","appid":"a","oid":"o",)"
      R"("roles":["SMTP.SendAsApp","IMAP.AccessAsApp"],"exp":1700003600,"nbf":1700000000,"iat":1700000000,"idtyp":"app","ver":"1.0"})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->aud, std::vector<std::string>{"https://outlook.office365.com"});
  EXPECT_EQ(claims->tid, "t");
  EXPECT_EQ(claims->appid, "a");
  EXPECT_EQ(claims->oid, "o");
  EXPECT_EQ(claims->roles, (std::vector<std::string>{"SMTP.SendAsApp", "IMAP.AccessAsApp"}));
  EXPECT_EQ(claims->scp, "");
  EXPECT_EQ(claims->idtyp, "app");
  EXPECT_EQ(claims->exp, std::chrono::sys_seconds(std::chrono::seconds(1700003600)));
}

TEST(TokenClaims, Version2NamesTheClientAzp) {
  const std::optional<TokenClaims> claims = decode_claims(token(R"({"azp":"client","ver":"2.0"})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->appid, "client");
}

TEST(TokenClaims, AnOpaqueTokenHasNone) {
  for (const char* text :
       {"", "opaque", "a.b", "a.b.c", "a..c", ".e30.c", "a.e30.c.d.e", "a.e30=.c", "a.W10.c", "a.!!!!.c", "a. e30.c"}) {
    EXPECT_FALSE(decode_claims(Secret(text))) << text;
  }
  EXPECT_TRUE(decode_claims(Secret("a.e30.c")));  // {}
}

TEST(TokenClaims, ClaimsOfOtherTypesAreLeftOut) {
  const std::optional<TokenClaims> claims = decode_claims(
      token(R"({"aud":["one","two"],"tid":7,"roles":"SMTP.SendAsApp","exp":"soon","nbf":-1,"iat":1e300,"oid":{"x":"y"}})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->aud, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(claims->tid, "");
  EXPECT_EQ(claims->oid, "");
  EXPECT_EQ(claims->roles, std::vector<std::string>{"SMTP.SendAsApp"});
  EXPECT_FALSE(claims->exp);
  EXPECT_FALSE(claims->nbf);
  EXPECT_FALSE(claims->iat);
}

TEST(TokenClaims, DeepOrHugePayloadsAreNotRead) {
  EXPECT_FALSE(decode_claims(token(R"({"a":)" + std::string(40, '[') + std::string(40, ']') + "}")));
  EXPECT_FALSE(decode_claims(token(R"({"a":")" + std::string(70000, 'x') + R"("})")));
}

TEST(TokenClaims, ControlCharactersDoNotReachAScreen) {
  const std::optional<TokenClaims> claims = decode_claims(token(R"({"tid":"a\u001b[31mb\nc"})"));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->tid, "a [31mb c");
}

}  // namespace
}  // namespace smtpcfg::net
