#include <gtest/gtest.h>

#include <thread>

#include "net/authority.h"
#include "net/token_claims.h"

#include "peers_posix.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;
using Tokened = std::expected<Token, AuthorityFailure>;

const Peers& peers() { return Peers::get(); }

Tokened ask(HttpSession& session, const std::string& client) {
  return request_token(session, peers().text("authority"), peers().text("tenant"), client, Secret(peers().text("secret")),
                       peers().text("scope"));
}

TEST(PeersAuthority, DiscoveryThenTokenOverOneConnection) {
  HttpSession session(peers().trusting());
  const auto discovery = discover(session, peers().text("authority") + "/", peers().text("domain"));
  ASSERT_TRUE(discovery) << (discovery.error().net ? discovery.error().net->detail : discovery.error().excerpt);
  EXPECT_EQ(discovery->tenant_id, peers().text("tenant"));
  EXPECT_TRUE(discovery->http.date);
  EXPECT_GT(discovery->http.timings.tls.count(), 0);
  ASSERT_TRUE(discovery->http.tls);
  EXPECT_EQ(discovery->http.tls->verify_code, 0);
  EXPECT_EQ(discovery->http.tls->protocol, "TLSv1.3");

  const Tokened token = ask(session, peers().text("client"));
  ASSERT_TRUE(token) << token.error().description;
  EXPECT_EQ(token->http.timings.connect.count(), 0);
  EXPECT_EQ(token->http.tls->subject, discovery->http.tls->subject);
  const std::optional<TokenClaims> claims = decode_claims(token->access_token);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->oid, peers().text("objectId"));
}

TEST(PeersAuthority, AWrongSecretIsRefusedByItsCode) {
  HttpSession session(peers().trusting());
  const Tokened token = request_token(session, peers().text("authority"), peers().text("tenant"), peers().text("client"),
                                      Secret("wrong&secret=1"), peers().text("scope"));
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().codes, std::vector<long>{7000215});
}

TEST(PeersAuthority, ACertificateThatIsRefusedIsShownWithTheReason) {
  const std::vector<std::pair<const char*, TlsTrust>> cases = {{"expired", TlsTrust::Expired},
                                                               {"not-yet-valid", TlsTrust::NotYetValid},
                                                               {"self-signed", TlsTrust::SelfSigned},
                                                               {"other-host", TlsTrust::OtherHost}};
  for (const auto& [name, trust] : cases) {
    HttpSession session(peers().trusting());
    const auto discovery = discover(session, peers().authority(name), peers().text("domain"));
    ASSERT_FALSE(discovery) << name;
    const NetError& error = *discovery.error().net;
    EXPECT_EQ(error.fault, NetFault::TlsUntrusted) << name;
    EXPECT_EQ(error.phase, NetPhase::Tls) << name;
    ASSERT_TRUE(error.tls) << name;
    EXPECT_EQ(trust_of(error.tls->verify_code), trust) << name << error.tls->verify_text;
    EXPECT_FALSE(error.tls->subject.empty()) << name;
    EXPECT_LT(error.tls->not_before, error.tls->not_after) << name;
  }
}

TEST(PeersAuthority, AnInspectingProxyIsNamedByItsIssuer) {
  HttpSession session(peers().trusting());
  const auto discovery = discover(session, peers().authority("inspected"), peers().text("domain"));
  ASSERT_FALSE(discovery);
  EXPECT_EQ(trust_of(discovery.error().net->tls->verify_code), TlsTrust::UnknownIssuer);
  EXPECT_FALSE(discovery.error().net->tls->issuer.empty());

  HttpSession trusting_it({.ca_file = peers().text("inspectorCa")});
  EXPECT_TRUE(discover(trusting_it, peers().authority("inspected"), peers().text("domain")));
}

TEST(PeersAuthority, WithoutTheCaFileNothingHereIsTrusted) {
  HttpSession session(NetOptions{});
  const auto discovery = discover(session, peers().text("authority"), peers().text("domain"));
  ASSERT_FALSE(discovery);
  EXPECT_EQ(discovery.error().net->fault, NetFault::TlsUntrusted);
}

TEST(PeersAuthority, ACaFileThatCannotBeReadIsSaid) {
  HttpSession session({.ca_file = "/nonexistent/ca.pem"});
  const auto discovery = discover(session, peers().text("authority"), peers().text("domain"));
  ASSERT_FALSE(discovery);
  EXPECT_EQ(discovery.error().net->fault, NetFault::Internal);
  EXPECT_NE(discovery.error().net->detail.find("/nonexistent/ca.pem"), std::string::npos);
}

TEST(PeersAuthority, AServerWithoutTlsFailsTheHandshake) {
  HttpSession session(peers().trusting());
  const auto discovery = discover(session, peers().authority("http"), peers().text("domain"));
  ASSERT_FALSE(discovery);
  EXPECT_EQ(discovery.error().net->fault, NetFault::TlsFailed);
  EXPECT_NE(discovery.error().net->openssl_code, 0U);
}

TEST(PeersAuthority, NoMisbehaviourHangsCrashesOrLeaks) {
  NetOptions options = peers().trusting();
  options.timeout = std::chrono::seconds(2);
  HttpSession session(options);
  for (const char* name : {"too-many-requests",
                           "server-error",
                           "unavailable",
                           "captive-portal",
                           "proxy-denied",
                           "redirect",
                           "redirect-307",
                           "huge-json",
                           "endless-body",
                           "gzip-bomb",
                           "deep-json",
                           "slow-drip",
                           "silent",
                           "truncated",
                           "reset",
                           "close-at-once",
                           "huge-header",
                           "endless-headers",
                           "garbage",
                           "bad-chunks",
                           "empty",
                           "not-json",
                           "json-array",
                           "wrong-types",
                           "bad-utf8",
                           "gzip",
                           "echo",
                           "control-characters",
                           "one-line-error",
                           "bare-error"}) {
    const Tokened token = ask(session, peers().client(name));
    ASSERT_FALSE(token) << name;
    const AuthorityFailure& failure = token.error();
    EXPECT_EQ(failure.net.has_value(), failure.fault == AuthorityFault::NoAnswer) << name;
    for (const std::string& text : {failure.excerpt, failure.description, failure.raw_description, failure.error}) {
      EXPECT_EQ(text.find(peers().text("secret")), std::string::npos) << name;
    }
    RecordProperty(
        name, std::to_string(static_cast<int>(failure.fault)) + " " + (failure.net ? name_of(failure.net->fault) : "answer"));
  }
}

TEST(PeersAuthority, AnAnswerTooLargeIsCutOff) {
  HttpSession session(peers().trusting());
  for (const char* name : {"huge-json", "endless-body", "endless-headers", "huge-header"}) {
    const Tokened token = ask(session, peers().client(name));
    ASSERT_FALSE(token) << name;
    ASSERT_TRUE(token.error().net) << name;
    EXPECT_EQ(token.error().net->fault, NetFault::TooLarge) << name << token.error().net->detail;
  }
}

TEST(PeersAuthority, ARedirectIsNotFollowedButShown) {
  HttpSession session(peers().trusting());
  const Tokened token = ask(session, peers().client("redirect-307"));
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().http.status, 307);
  EXPECT_FALSE(token.error().http.location.empty());
}

TEST(PeersAuthority, ThrottlingSaysHowLong) {
  HttpSession session(peers().trusting());
  const Tokened token = ask(session, peers().client("too-many-requests"));
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().fault, AuthorityFault::Throttled);
  EXPECT_EQ(token.error().http.retry_after, std::chrono::seconds(60));
}

TEST(PeersAuthority, CancellingEndsTheWaitForAnAnswer) {
  std::stop_source source;
  NetOptions options = peers().trusting();
  options.timeout = std::chrono::seconds(60);
  options.stop = source.get_token();
  HttpSession session(options);
  ASSERT_TRUE(discover(session, peers().text("authority"), peers().text("domain")));
  const std::jthread stopper([&source] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    source.request_stop();
  });
  const Tokened token = ask(session, peers().client("silent"));
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().net->fault, NetFault::Cancelled);
  EXPECT_EQ(token.error().net->phase, NetPhase::Exchange);
}

TEST(PeersAuthority, OnlyHttpsIsSpoken) {
  HttpSession session(NetOptions{});
  for (const char* url : {"http://localhost/", "file:///etc/passwd", "https://user@localhost/", "https://", "https://a b/", ""}) {
    const auto answer = session.get(url);
    ASSERT_FALSE(answer) << url;
    EXPECT_EQ(answer.error().fault, NetFault::BadAddress) << url;
  }
}

}  // namespace
}  // namespace smtpcfg::net
