#include <gtest/gtest.h>

#include "net/authority.h"

namespace smtpcfg::net {
namespace {

constexpr const char* login = "https://login.microsoftonline.com";

NetFault fault(std::string_view authority, std::string_view tenant) {
  const std::expected<std::string, NetError> url = token_url(authority, tenant);
  EXPECT_FALSE(url) << *url;
  return url ? NetFault::Internal : url.error().fault;
}

TEST(AuthorityUrl, TokenAndDiscoveryAreWhereMicrosoftHasThem) {
  EXPECT_EQ(token_url(login, "contoso.com"), "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token");
  EXPECT_EQ(discovery_url(login, "contoso.com"),
            "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration");
}

TEST(AuthorityUrl, ATrailingSlashAndAPortAreFine) {
  EXPECT_EQ(token_url("https://localhost:8443/", "t"), "https://localhost:8443/t/oauth2/v2.0/token");
  EXPECT_EQ(token_url("HTTPS://[::1]:8443", "t"), "https://[::1]:8443/t/oauth2/v2.0/token");
}

TEST(AuthorityUrl, ATenantCannotLeaveItsPlaceInThePath) {
  EXPECT_EQ(token_url(login, "a/../b"), "https://login.microsoftonline.com/a%2F..%2Fb/oauth2/v2.0/token");
  EXPECT_EQ(token_url(login, "x?y=z#w"), "https://login.microsoftonline.com/x%3Fy%3Dz%23w/oauth2/v2.0/token");
  EXPECT_EQ(token_url(login, "a%2e%2e"), "https://login.microsoftonline.com/a%252e%252e/oauth2/v2.0/token");
  EXPECT_EQ(token_url(login, "a\r\nHost: evil"), "https://login.microsoftonline.com/a%0D%0AHost%3A%20evil/oauth2/v2.0/token");
  EXPECT_EQ(token_url(login, "münchen"), "https://login.microsoftonline.com/m%C3%BCnchen/oauth2/v2.0/token");
}

TEST(AuthorityUrl, ATenantOfDotsOrNothingIsRefused) {
  for (const char* tenant : {"", ".", "..", "..."}) EXPECT_EQ(fault(login, tenant), NetFault::BadAddress) << tenant;
  EXPECT_EQ(fault(login, std::string(256, 'a')), NetFault::BadAddress);
}

TEST(AuthorityUrl, AnAuthorityIsAnHttpsHostAndNothingMore) {
  for (const char* authority : {"",
                                "login.microsoftonline.com",
                                "http://login.microsoftonline.com",
                                "https://",
                                "https:///",
                                "https://user@host",
                                "https://host/path",
                                "https://host//",
                                "https://host?x",
                                "https://host#x",
                                "https://host:",
                                "https://host:0",
                                "https://host:99999",
                                "https://host:80x",
                                "https://ho st",
                                "https://host\r\nX: y",
                                "https://host\\evil",
                                "https://[::1",
                                "https://[]",
                                "https://[::1]x",
                                "https://[g::1]",
                                "ftp://host",
                                "https://ho%73t"}) {
    EXPECT_EQ(fault(authority, "t"), NetFault::BadAddress) << authority;
  }
}

}  // namespace
}  // namespace smtpcfg::net
