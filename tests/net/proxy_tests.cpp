#include <gtest/gtest.h>

#include <map>
#include <string>

#include "net/proxy.h"

namespace smtpcfg::net {
namespace {

Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  };
}

TEST(Proxy, TheSchemesOwnVariableComesBeforeTheOneForAll) {
  const Environment both = environment({{"https_proxy", "http://web:3128"}, {"all_proxy", "http://any:1080"}});
  EXPECT_EQ(proxy_in(both, "https", "login.microsoftonline.com").facts.shown, "http://web:3128");
  EXPECT_EQ(proxy_in(both, "smtp", "smtp.office365.com").facts.shown, "http://any:1080");
}

TEST(Proxy, CapitalsCountWhereSmallLettersAreNotSet) {
  const Proxy proxy = proxy_in(environment({{"HTTPS_PROXY", "web:3128"}}), "https", "login.microsoftonline.com");
  EXPECT_EQ(proxy.facts.shown, "http://web:3128");
  EXPECT_EQ(proxy.facts.origin, "HTTPS_PROXY");
}

TEST(Proxy, NothingSetMeansTheDirectWay) {
  const Proxy proxy = proxy_in(environment({}), "https", "login.microsoftonline.com");
  EXPECT_FALSE(proxy.facts.used());
  EXPECT_TRUE(proxy.url.empty());
}

TEST(Proxy, AnExemptHostGoesDirectAndTheVariableIsNamed) {
  const Proxy proxy =
      proxy_in(environment({{"https_proxy", "web:3128"}, {"NO_PROXY", "contoso.com"}}), "https", "mail.contoso.com");
  EXPECT_FALSE(proxy.facts.used());
  EXPECT_TRUE(proxy.url.empty());
  EXPECT_EQ(proxy.facts.origin, "NO_PROXY");
}

TEST(Proxy, UserNameAndPasswordAreUsedButNotShown) {
  for (const char* url : {"http://user:secret@web:3128", "http://user:se@cret@web:3128/", "user:se/cret@web:3128"}) {
    const Proxy proxy = proxy_in(environment({{"https_proxy", url}}), "https", "login.microsoftonline.com");
    EXPECT_EQ(proxy.facts.shown, "http://web:3128");
    EXPECT_EQ(proxy.url.reveal(), url);
  }
}

TEST(Proxy, AListExemptsNamesTheDomainsBelowThemAndAddressRanges) {
  EXPECT_TRUE(is_exempt("mail.contoso.com", "example.com, contoso.com"));
  EXPECT_TRUE(is_exempt("Mail.Contoso.com.", ".contoso.com"));
  EXPECT_FALSE(is_exempt("notcontoso.com", "contoso.com"));
  EXPECT_FALSE(is_exempt("contoso.com", "mail.contoso.com"));
  EXPECT_TRUE(is_exempt("anything", "*"));
  EXPECT_FALSE(is_exempt("contoso.com", ""));
  EXPECT_FALSE(is_exempt("contoso.com", " , . ,"));
  EXPECT_TRUE(is_exempt("10.1.2.3", "192.168.0.0/16 10.0.0.0/8"));
  EXPECT_FALSE(is_exempt("11.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(is_exempt("10.0.0.129", "10.0.0.128/25"));
  EXPECT_FALSE(is_exempt("10.0.0.127", "10.0.0.128/25"));
  EXPECT_TRUE(is_exempt("[2001:db8::1]", "2001:db8::/32"));
  EXPECT_FALSE(is_exempt("10.1.2.3", "10.0.0.0/33,10.0.0.0/x,/8,10.0.0.0/"));
}

}  // namespace
}  // namespace smtpcfg::net
